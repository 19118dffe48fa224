// Package app is the composition root: it reads the settings, opens the
// stores, builds the services of a target from their Deps and runs them.
//
// Nothing but cmd and internal/cli may import it, and nothing else may ask
// which target or engine is running.
package app
