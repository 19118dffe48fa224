// Package redis is the fan-out between processes, on Redis' publish and
// subscribe. It starts and runs without Redis: messages are refused then,
// listeners are told Down, and connecting is tried again for ever.
package redis

import (
	"context"
	"log/slog"
	"math/rand/v2"
	"time"

	"github.com/redis/rueidis"

	"sojourn/internal/kit/fanout"
	"sojourn/internal/kit/fault"
)

const (
	// patience is how long a message may take to Redis by default: less than anybody notices
	// who waits for the request that publishes it.
	patience = 250 * time.Millisecond
	// silence is after how long without a byte a connection is asked whether it
	// lives, and how long it may take to answer.
	silence = time.Second
	// Connecting is tried again after a random pause of about these, doubled each
	// time, so that all processes do not come back at once.
	firstPause = 50 * time.Millisecond
	mostPause  = 2 * time.Second
)

// Config says which Redis passes messages on.
type Config struct {
	URL      string                      // redis://[user:password@]host:port[/db], or rediss:// for TLS
	Prefix   string                      // of the channels' names; empty means "sojourn"
	Patience time.Duration               // how long a message may take to Redis; 0 means 250 ms
	Logger   *slog.Logger                // nil logs nothing
	Watch    func(topic string, up bool) // told when a subscription begins or ceases to receive; may be nil
}

// Fanout is a fanout.Fanout on Redis.
type Fanout struct {
	cfg    Config
	client rueidis.Client
}

var _ fanout.Fanout = (*Fanout)(nil)

// New makes a fan-out, whether Redis answers or not. It answers fault.Invalid
// for a URL that is none. The caller closes it after its subscriptions ended.
func New(cfg Config) (*Fanout, error) {
	if cfg.Prefix == "" {
		cfg.Prefix = "sojourn"
	}
	if cfg.Patience == 0 {
		cfg.Patience = patience
	}
	if cfg.Logger == nil {
		cfg.Logger = slog.New(slog.DiscardHandler)
	}
	if cfg.Watch == nil {
		cfg.Watch = func(string, bool) {}
	}
	opt, err := rueidis.ParseURL(cfg.URL)
	if err != nil { // the cause may hold a password
		return nil, fault.AtField("fanout", "redis://…", "is not a valid redis:// URL")
	}
	opt.ForceSingleClient = true // else a Redis that is away would be an error here
	opt.DisableCache, opt.DisableRetry = true, true
	opt.ReadBufferEachConn, opt.WriteBufferEachConn = 32<<10, 32<<10
	opt.Dialer.Timeout, opt.Dialer.KeepAlive, opt.ConnWriteTimeout = silence, silence, silence
	client, err := rueidis.NewClient(opt)
	if client == nil {
		return nil, fault.Wrap(err, fault.Internal, "fan-out")
	}
	return &Fanout{cfg, client}, nil
}

// Close closes the connections.
func (f *Fanout) Close() { f.client.Close() }

// Ping answers nil where Redis does.
func (f *Fanout) Ping(ctx context.Context) error {
	return f.do(ctx, f.client.B().Ping().Build())
}

// Publish implements fanout.Fanout. fault.Unavailable means that the message
// may have reached nobody: listeners were not told of it.
func (f *Fanout) Publish(ctx context.Context, topic string, body []byte) error {
	return f.do(ctx, f.client.B().Publish().Channel(f.channel(topic)).Message(rueidis.BinaryString(body)).Build())
}

// do does not watch for the caller's leaving: that would break the connection
// for others, and it is over soon.
func (f *Fanout) do(ctx context.Context, cmd rueidis.Completed) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), f.cfg.Patience)
	defer cancel()
	return fault.Wrap(f.client.Do(ctx, cmd).Error(), fault.Unavailable, "live news cannot be passed on just now")
}

func (f *Fanout) channel(topic string) string { return f.cfg.Prefix + ":" + topic }

// Subscribe implements fanout.Fanout on a connection of its own.
func (f *Fanout) Subscribe(ctx context.Context, topic string, on func(fanout.Signal)) error {
	q := fanout.NewQueue()
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		f.receive(ctx, topic, q)
	}()
	q.Run(ctx, on)
	<-ended
	return nil
}

// receive fills the queue until ctx ends, over as many connections as it takes.
func (f *Fanout) receive(ctx context.Context, topic string, q *fanout.Queue) {
	pause := firstPause
	for ctx.Err() == nil {
		was, err := f.listen(ctx, topic, q)
		if ctx.Err() != nil {
			return
		}
		if was {
			pause = firstPause
			f.cfg.Logger.WarnContext(ctx, "fan-out lost", "topic", topic, "error", err)
		}
		wait(ctx, pause/2+rand.N(pause))
		pause = min(2*pause, mostPause)
	}
}

func wait(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}

// listen listens on one connection until it is lost, and tells whether it was
// up at all. The queue never makes it wait, so Redis need not buffer for us.
func (f *Fanout) listen(ctx context.Context, topic string, q *fanout.Queue) (up bool, err error) {
	conn, _ := f.client.Dedicate()
	defer conn.Close()
	lost := conn.SetPubSubHooks(rueidis.PubSubHooks{
		OnMessage: func(m rueidis.PubSubMessage) { q.Push([]byte(m.Message)) },
	})
	asking, cancel := context.WithTimeout(ctx, silence)
	defer cancel()
	if err := conn.Do(asking, conn.B().Subscribe().Channel(f.channel(topic)).Build()).Error(); err != nil {
		return false, err
	}
	q.Up()
	f.cfg.Watch(topic, true)
	defer f.cfg.Watch(topic, false)
	defer q.Down()
	select {
	case err = <-lost:
	case <-ctx.Done():
	}
	return true, err
}
