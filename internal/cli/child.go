package cli

import (
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"runtime"
	"sync"
	"syscall"
	"time"
)

// child is a process that is started again when it ends.
type child struct {
	Target string `json:"target"`
	Addr   string `json:"addr"`
	Admin  string `json:"admin"`
	PID    int    `json:"pid"`
	Starts int    `json:"starts"`

	args []string
	env  []string
	out  io.Writer
}

const (
	restartPause = 100 * time.Millisecond // doubled while it ends at once
	mostPause    = 5 * time.Second
	settled      = 3 * time.Second
	childGrace   = 15 * time.Second // to stop in
)

// keep runs the process until ctx ends; note is called around each start.
func (c *child) keep(ctx context.Context, note func(change func()) error) error {
	// A child that must die with this process is tied to the thread that
	// started it.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	pause := restartPause
	for ctx.Err() == nil {
		start := time.Now()
		if err := c.once(ctx, note); err != nil {
			return err
		}
		if pause *= 2; time.Since(start) > settled {
			pause = restartPause
		}
		select {
		case <-ctx.Done():
		case <-time.After(min(pause, mostPause)):
		}
	}
	return nil
}

// once runs the process one time. How it ends is its own affair, and in its log.
func (c *child) once(ctx context.Context, note func(change func()) error) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, self, c.args...) //nolint:gosec // this very binary
	cmd.Env, cmd.Stdout, cmd.Stderr = c.env, c.out, c.out
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.WaitDelay = childGrace
	dieWithParent(cmd)
	if err := cmd.Start(); err != nil {
		return err
	}
	err = note(func() { c.PID, c.Starts = cmd.Process.Pid, c.Starts+1 })
	_ = cmd.Wait()
	return err
}

// prefixed writes whole lines, each with a prefix.
type prefixed struct {
	w      io.Writer
	prefix string
	mu     sync.Mutex
	part   []byte
}

// Write implements io.Writer.
func (p *prefixed) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.part = append(p.part, b...)
	for {
		line, rest, whole := bytes.Cut(p.part, []byte("\n"))
		if !whole {
			return len(b), nil
		}
		if _, err := p.w.Write([]byte(p.prefix + string(line) + "\n")); err != nil {
			return 0, err
		}
		p.part = rest
	}
}
