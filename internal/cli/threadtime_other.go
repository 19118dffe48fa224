//go:build !linux

package cli

import "time"

var processStart = time.Now()

// threadTime gives wall time, where the system does not tell a thread's.
func threadTime() time.Duration { return time.Since(processStart) }
