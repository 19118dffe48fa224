// Command sojourn is the whole travel planner in one binary.
package main

import (
	"os"
	_ "time/tzdata" // zones on machines that have none

	"sojourn/internal/cli"
)

func main() { os.Exit(cli.Main(os.Args[1:], os.Stdout, os.Stderr)) }
