package holiday

import (
	_ "embed" // holidays.tsv
	"strings"
	"sync"
)

//go:embed holidays.tsv
var text string

// load reads the file when it is first asked for.
var load = sync.OnceValue(func() *calendar {
	c := &calendar{countries: map[string]*country{}}
	head, lines, _ := strings.Cut(text, "\n")
	head = strings.TrimPrefix(head, "# ")
	c.first, c.last = digits(head[:4]), digits(head[5:9])
	for line := range strings.Lines(lines) {
		c.line(strings.TrimSuffix(line, "\n"))
	}
	return c
})
