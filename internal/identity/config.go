package identity

import (
	"runtime"
	"time"

	"sojourn/internal/kit/password"
)

// NoLimit lifts a limit of Config; 0 means the default.
const NoLimit = -1

// Config tunes the service. The zero value is good for production.
type Config struct {
	AccessLife  time.Duration // of an access token; default 15 minutes
	SessionLife time.Duration // of a cookie, and of an unused refresh token; default 60 days
	VerifyLife  time.Duration // of a link that verifies an address; default 24 hours
	ResetLife   time.Duration // of a link that resets a password; default 1 hour

	Password       password.Params // cost of a password hash; default password.Default
	HashesAtOnce   int             // hashes running together; default one less than the cores, at least 1
	HashesWaiting  int             // hashes waiting for their turn; default 64
	HashesPatience time.Duration   // how long one waits; default 5 seconds

	LimitWindow        time.Duration // in which attempts are counted; default 15 minutes
	LoginsPerAccount   int           // failed log-ins in a row; default 10
	LoginsPerAddress   int           // failed log-ins from one address; default 50
	RegisterPerAddress int           // registrations from one address; default 100
	MailsPerAccount    int           // mails to one account; default 5
	MailsPerAddress    int           // mails asked for from one address; default 50

	Staleness  time.Duration // how long another process's revocation may go unseen; default 30 seconds
	CacheSize  int           // credentials kept in memory; default 20,000
	JanitorGap time.Duration // between two purges; default 1 hour
}

func (c Config) withDefaults() Config {
	fill(&c.AccessLife, 15*time.Minute)
	fill(&c.SessionLife, 60*24*time.Hour)
	fill(&c.VerifyLife, 24*time.Hour)
	fill(&c.ResetLife, time.Hour)
	if c.Password == (password.Params{}) {
		c.Password = password.Default
	}
	fill(&c.HashesAtOnce, max(1, runtime.GOMAXPROCS(0)-1))
	fill(&c.HashesWaiting, 64)
	fill(&c.HashesPatience, 5*time.Second)
	fill(&c.LimitWindow, 15*time.Minute)
	fill(&c.LoginsPerAccount, 10)
	fill(&c.LoginsPerAddress, 50)
	fill(&c.RegisterPerAddress, 100)
	fill(&c.MailsPerAccount, 5)
	fill(&c.MailsPerAddress, 50)
	fill(&c.Staleness, 30*time.Second)
	fill(&c.CacheSize, 20000)
	fill(&c.JanitorGap, time.Hour)
	return c
}

func fill[T comparable](field *T, value T) {
	var zero T
	if *field == zero {
		*field = value
	}
}
