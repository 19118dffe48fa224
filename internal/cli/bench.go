package cli

// benchCmd measures this build on this machine.
type benchCmd struct {
	API    benchAPICmd    `cmd:"" name:"api" help:"Reads of an itinerary over HTTP against a trivial handler.\n\nExample: sojourn bench api --connections 16"`
	Search benchSearchCmd `cmd:"" help:"Suggestions and nearby places inside the process.\n\nExample: sojourn bench search --json"`
	Index  benchIndexCmd  `cmd:"" help:"Build the search index, and open it.\n\nExample: sojourn bench index /tmp/index"`
	Store  benchStoreCmd  `cmd:"" help:"Read an itinerary through the store against pgx alone.\n\nExample: sojourn bench store --db postgres://localhost/sojourn"`
	Events benchEventsCmd `cmd:"" help:"Move events from PostgreSQL to Kafka against franz-go alone, and time them from commit to effect.\n\nExample: sojourn bench events --db postgres://localhost/sojourn --log kafka://localhost:9092"`
	Live   benchLiveCmd   `cmd:"" help:"Live connections: many readers of one itinerary against a bare broadcast, many itineraries with writers, and catching up.\n\nExample: sojourn bench live --readers 1000"`
	Plan   benchPlanCmd   `cmd:"" help:"Published problems of planning days against the best plans known, in a given CPU time.\n\nExample: sojourn bench plan --data ./toptw --budget 100ms --seeds 3"`
	Load   benchLoadCmd   `cmd:"" hidden:"" help:"The load of bench api, in a process of its own."`

	LiveReaders benchReadersCmd `cmd:"" hidden:"" help:"The readers of bench live, in a process of their own."`
	LiveWriters benchWritersCmd `cmd:"" hidden:"" help:"The writers of bench live, in a process of their own."`
}
