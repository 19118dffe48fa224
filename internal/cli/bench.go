package cli

// benchCmd measures this build on this machine.
type benchCmd struct {
	API    benchAPICmd    `cmd:"" name:"api" help:"Reads of an itinerary over HTTP against a trivial handler.\n\nExample: sojourn bench api --connections 16"`
	Search benchSearchCmd `cmd:"" help:"Suggestions and nearby places inside the process.\n\nExample: sojourn bench search --json"`
	Index  benchIndexCmd  `cmd:"" help:"Build the search index, and open it.\n\nExample: sojourn bench index /tmp/index"`
	Load   benchLoadCmd   `cmd:"" hidden:"" help:"The load of bench api, in a process of its own."`
}
