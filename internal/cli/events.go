package cli

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"

	"sojourn/internal/app"
	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/eventlog/kafkalog"
	"sojourn/internal/kit/eventlog/sqllog"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/migrate"
	"sojourn/internal/kit/sqldb"
)

// eventsCmd lets an operator look at the event log and mend it.
type eventsCmd struct {
	Tail   eventsTailCmd   `cmd:"" help:"Show events as they come, until interrupted.\n\nExample: sojourn events tail sojourn.itinerary.v1 --from-start --limit 20"`
	Lag    eventsLagCmd    `cmd:"" help:"Show how far each group and each outbox is behind.\n\nExample: sojourn events lag --db postgres://localhost/sojourn --log kafka://localhost:9092"`
	Dead   eventsDeadCmd   `cmd:"" help:"Show the events that a group could not handle.\n\nExample: sojourn events dead itinerary --json"`
	Replay eventsReplayCmd `cmd:"" help:"Hand dead letters to their group again.\n\nExample: sojourn events replay itinerary 0199c0de-7a3b-7cc1-9f2e-3b1f5a6d7e80"`
}

// eventsAt says where the events are, as serve's settings do.
type eventsAt struct {
	Data string `help:"Data folder; the user's data folder when empty." placeholder:"DIR"`
	DB   string `name:"db" default:"sqlite" help:"sqlite, or a postgres:// URL."`
	Log  string `default:"embedded" help:"Event log: embedded, or kafka://host:port,host:port."`
}

// desk is an event log with operators' rights.
type desk interface {
	eventlog.Desk
	io.Closer
}

// with runs fn on the log.
func (a *eventsAt) with(ctx context.Context, s streams, fn func(desk) error) (err error) {
	if err := a.check(); err != nil {
		return err
	}
	d, err := a.open(ctx, slog.New(slog.NewTextHandler(s.err, &slog.HandlerOptions{Level: slog.LevelWarn})))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.Close()) }()
	return fn(d)
}

func (a *eventsAt) check() error {
	e := app.Defaults().Engines
	e.Data, e.DB, e.Log = a.Data, a.DB, a.Log
	err := e.Check()
	a.Data = e.Data
	return err
}

func (a *eventsAt) open(ctx context.Context, logger *slog.Logger) (desk, error) {
	if a.Log != "embedded" {
		cfg, err := kafkalog.Parse(a.Log)
		if err != nil {
			return nil, err
		}
		return kafkalog.Open(cfg, logger, kafkalog.Options{})
	}
	db, err := a.database(ctx, "events", sqllog.Migrations())
	if err != nil {
		return nil, err
	}
	return embeddedLog{sqllog.New(db, logger, sqllog.Options{}), db}, nil
}

// embeddedLog is the SQL log with its database.
type embeddedLog struct {
	*sqllog.Log
	io.Closer
}

// database opens what serve has made: looking makes no file and no table.
func (a *eventsAt) database(ctx context.Context, name string, set migrate.Set) (*sqldb.DB, error) {
	if a.DB == "sqlite" {
		if _, err := os.Stat(filepath.Join(a.Data, name+".db")); errors.Is(err, fs.ErrNotExist) {
			return nil, fault.New(fault.NotFound, "there is no %s.db in %s: --data names the folder of a Sojourn that has run", name, a.Data)
		}
	}
	db, err := sqldb.Open(ctx, sqldb.Config{Source: a.DB, Dir: a.Data, Name: name})
	if err != nil {
		return nil, err
	}
	if err := migrate.Check(ctx, db, set); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}
