package cli

import (
	"time"

	"golang.org/x/sys/unix"
)

// threadTime gives the CPU time that the calling thread has used. getrusage
// tells the same, but only as of the last tick of the scheduler.
func threadTime() time.Duration {
	var t unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &t); err != nil {
		return 0
	}
	return time.Duration(t.Nano())
}
