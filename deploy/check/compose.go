package check

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/compose-spec/compose-go/v2/loader"
	"github.com/compose-spec/compose-go/v2/types"
)

// LoadCompose reads a compose file as Docker does, by its schema and with all
// profiles.
func LoadCompose(ctx context.Context, path string, text []byte) (*types.Project, error) {
	details := types.ConfigDetails{WorkingDir: "..", ConfigFiles: []types.ConfigFile{{Filename: path, Content: text}}, Environment: types.Mapping{}}
	return loader.LoadWithContext(ctx, details, func(o *loader.Options) { o.Profiles = []string{"*"} })
}

// Compose: the servers watch their health and are on the loopback only; a
// container a target, two of itinerary, each behind the migration.
func Compose(p *types.Project) (found []string) {
	var ran []string
	for _, s := range p.Services {
		for _, port := range s.Ports {
			if port.HostIP != "127.0.0.1" {
				found = append(found, s.Name+" is open to the network")
			}
		}
		if !strings.HasPrefix(s.Image, "sojourn:") {
			if s.HealthCheck == nil || strings.HasSuffix(s.Image, ":latest") || !strings.Contains(s.Image, ":") {
				found = append(found, s.Name+" must watch its health, and have a version")
			}
			continue
		}
		if len(s.Command) == 2 {
			ran = append(ran, strings.TrimPrefix(s.Command[1], "--target="))
			if s.DependsOn["migrate"].Condition != "service_completed_successfully" || !s.ReadOnly || !slices.Equal(s.CapDrop, []string{"ALL"}) {
				found = append(found, s.Name+" must wait for the tables, and have no rights")
			}
		}
		found = append(found, composePeers(p, s)...)
	}
	slices.Sort(ran)
	if want := slices.Sorted(slices.Values(append(slices.Clone(wanted), "itinerary"))); !slices.Equal(ran, want) {
		found = append(found, fmt.Sprintf("the containers run %v, not %v", ran, want))
	}
	return found
}

// composePeers: each address of SOJOURN_PEERS is a container's that runs that
// target.
func composePeers(p *types.Project, s types.ServiceConfig) (found []string) {
	told := s.Environment["SOJOURN_PEERS"]
	if told == nil {
		return []string{s.Name + " knows no peers"}
	}
	for pair := range strings.SplitSeq(*told, ",") {
		target, addresses, _ := strings.Cut(pair, "=")
		for address := range strings.SplitSeq(addresses, "|") {
			name := strings.TrimSuffix(strings.TrimPrefix(address, "http://"), ":8080")
			if !slices.Contains(p.Services[name].Command, "--target="+target) {
				found = append(found, s.Name+": "+address+" is no container of "+target)
			}
		}
	}
	return found
}
