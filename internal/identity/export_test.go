package identity

import "context"

// Drain does what the queue holds.
func (m *Module) Drain(ctx context.Context) { m.service.queue.drain(ctx) }

// Purge runs the janitor once.
func (m *Module) Purge(ctx context.Context) (int64, error) { return m.service.purge(ctx) }

// Store gives the module's store.
func (m *Module) Store() Store { return m.service.store }
