// Package eventlogtest is what every event log must do: Run is called by each
// implementation's own test. What it does not say is not promised.
package eventlogtest
