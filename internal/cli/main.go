package cli

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/alecthomas/kong"

	"sojourn/internal/app"
	"sojourn/internal/kit/config"
	"sojourn/internal/kit/fault"
)

// commands is the command line's grammar.
type commands struct {
	Serve     serveCmd     `cmd:"" help:"Run Sojourn.\n\nExample: sojourn serve --data ./trips --demo"`
	Migrate   migrateCmd   `cmd:"" help:"Bring the databases to this version's shape.\n\nExample: sojourn migrate --db postgres://sojourn@db/sojourn"`
	Split     splitCmd     `cmd:"" help:"Run a process a target on this machine, each started again when it ends.\n\nExample: sojourn split --db postgres://… --log kafka://… --redis redis://… --data ./split"`
	Events    eventsCmd    `cmd:"" help:"Look at the event log, and mend it.\n\nExample: sojourn events lag"`
	Export    exportCmd    `cmd:"" help:"Write an itinerary of a running Sojourn to a file.\n\nExample: sojourn export 0199c0de-7a3b-7cc1-9f2e-3b1f5a6d7e80 --format ics --out lisbon.ics --server https://trips.example.org"`
	Import    importCmd    `cmd:"" help:"Make a new itinerary of a file that export has written.\n\nExample: sojourn import lisbon.json --server https://trips.example.org"`
	Plan      planCmd      `cmd:"" help:"Plan days, from files."`
	Bench     benchCmd     `cmd:"" help:"Measure this build on this machine.\n\nExample: sojourn bench api"`
	Reference referenceCmd `cmd:"" hidden:"" help:"Write the generated references below DIR."`
	Version   versionCmd   `cmd:"" help:"Print the version."`
}

// streams is where commands write.
type streams struct{ out, err io.Writer }

const (
	done   = 0
	failed = 1
	usage  = 2
)

// Main runs one command line and gives its exit status.
func Main(args []string, stdout, stderr io.Writer) int {
	if len(args) == 0 {
		args = []string{"--help"}
	}
	file, err := config.ReadFile(configPath(args))
	if err != nil {
		_, _ = fmt.Fprintln(stderr, "sojourn:", plain(err))
		return usage
	}
	exited := -1
	parser, err := newParser(file, stdout, stderr, func(code int) { exited = code })
	if err != nil {
		_, _ = fmt.Fprintln(stderr, "sojourn:", plain(err))
		return failed
	}
	ctx, err := parser.Parse(args)
	if exited >= 0 {
		return exited
	}
	if err != nil {
		_, _ = fmt.Fprintln(stderr, "sojourn:", plain(err))
		return usage
	}
	if err := ctx.Run(streams{stdout, stderr}); err != nil {
		_, _ = fmt.Fprintln(stderr, "sojourn:", plain(err))
		if fault.Is(err, fault.Invalid) {
			return usage
		}
		return failed
	}
	return done
}

func newParser(file map[string]any, stdout, stderr io.Writer, exit func(int)) (*kong.Kong, error) {
	return kong.New(&commands{}, kong.Name("sojourn"), kong.Description("A travel planner that you run yourself."),
		kong.Writers(stdout, stderr), kong.Exit(exit), kong.UsageOnError(),
		kong.Resolvers(config.Resolver(file, os.LookupEnv)))
}

// configPath finds the settings' file before the rest is parsed.
func configPath(args []string) string {
	for i, a := range args {
		if a == "--config" && i+1 < len(args) {
			return args[i+1]
		}
		if path, ok := cutFlag(a, "--config="); ok {
			return path
		}
	}
	return os.Getenv(config.EnvName("config"))
}

func cutFlag(arg, prefix string) (string, bool) {
	if len(arg) < len(prefix) || arg[:len(prefix)] != prefix {
		return "", false
	}
	return arg[len(prefix):], true
}

// plain gives an error as one line for a person: the field and what is wrong.
func plain(err error) string {
	if f, ok := errors.AsType[*fault.Error](err); ok && len(f.Fields) > 0 {
		return fmt.Sprintf("--%s %s (it is %q)", f.Fields[0].Location, f.Fields[0].Message, fmt.Sprint(f.Fields[0].Value))
	}
	return err.Error()
}

type versionCmd struct{}

// Run prints the version.
func (versionCmd) Run(s streams) error {
	_, err := fmt.Fprintln(s.out, app.Version)
	return err
}
