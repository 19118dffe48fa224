package cli

import (
	"os/exec"
	"syscall"
)

// dieWithParent makes the kernel kill the process where this one is killed.
func dieWithParent(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL} }
