package check

import (
	"fmt"
	"maps"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"
)

// secret are the settings that hold passwords or keys.
var secret = []string{"SOJOURN_DB", "SOJOURN_LOG", "SOJOURN_FANOUT", "SOJOURN_CACHE", "SOJOURN_MESH_KEY"}

var password = regexp.MustCompile(`://[^/\s@]*:[^/\s@]+@`)

// secrets: they come from the operator's Secret, by reference, and no value of
// ours is one.
func secrets(c *Cluster) (found []string) {
	if len(c.Secrets) > 0 {
		found = append(found, "a Secret stands in the tree")
	}
	for _, m := range c.ConfigMaps {
		for name, value := range m.Data {
			if slices.Contains(secret, name) || password.MatchString(value) {
				found = append(found, m.Name+": "+name+" belongs into the Secret")
			}
		}
	}
	for _, w := range c.workloads() {
		referred := map[string]bool{}
		for _, e := range w.spec.Containers[0].Env {
			referred[e.Name] = fromSecret(e)
			if slices.Contains(secret, e.Name) && !fromSecret(e) || password.MatchString(e.Value) {
				found = append(found, w.name+": "+e.Name+" must refer to the Secret")
			}
		}
		for _, name := range secret {
			if !referred[name] {
				found = append(found, w.name+" has no "+name)
			}
		}
	}
	return found
}

func fromSecret(e corev1.EnvVar) bool {
	return e.ValueFrom != nil && e.ValueFrom.SecretKeyRef != nil && e.ValueFrom.SecretKeyRef.Name == "sojourn" && e.ValueFrom.SecretKeyRef.Key == e.Name
}

// planned are targets that the design names and nobody has built.
var planned = []string{"recommend", "booking", "media"}

var oneOf = regexp.MustCompile("(?m)^\\| `--target` .*one of ([a-z, ]+)")

// Targets reads which targets the binary has from its generated reference.
func Targets(reference string) ([]string, error) {
	text, err := os.ReadFile(reference)
	if err != nil {
		return nil, err
	}
	list := oneOf.FindSubmatch(text)
	if list == nil {
		return nil, fmt.Errorf("%s does not list the targets", reference)
	}
	all := strings.Split(string(list[1]), ", ")
	return slices.DeleteFunc(all, func(t string) bool { return slices.Contains(planned, t) }), nil
}

// wanted are the targets; TestTargets holds them to the binary's.
var wanted = []string{"gateway", "geo", "identity", "itinerary", "notify", "search"}

// targets: a Deployment and a Service each, named for it, and a Job that brings
// the tables.
func targets(c *Cluster) (found []string) {
	var ran []string
	for _, d := range c.Deployments {
		t := workload{spec: d.Spec.Template.Spec}.target()
		ran = append(ran, t)
		if d.Name != "sojourn-"+t || d.Spec.Template.Labels[component] != t || !c.hasServicePort(d.Name, "http", 0) {
			found = append(found, d.Name+" runs "+t+", and needs that name, component and a Service")
		}
	}
	slices.Sort(ran)
	if !slices.Equal(ran, wanted) {
		found = append(found, fmt.Sprintf("the targets are %v, not %v", wanted, ran))
	}
	if len(c.Jobs) != 1 || !slices.Equal(c.Jobs[0].Spec.Template.Spec.Containers[0].Args, []string{"migrate"}) {
		found = append(found, "one Job must migrate")
	}
	return found
}

// peers: every target but the gateway is where SOJOURN_PEERS says, and targets
// leave the tables to the Job.
func peers(c *Cluster) (found []string) {
	settings := map[string]string{}
	for _, m := range c.ConfigMaps {
		maps.Copy(settings, m.Data)
	}
	if settings["SOJOURN_MIGRATE"] != "off" {
		found = append(found, "the targets must leave the tables to the Job")
	}
	var told []string
	for pair := range strings.SplitSeq(settings["SOJOURN_PEERS"], ",") {
		name, address, _ := strings.Cut(pair, "=")
		told = append(told, name)
		if u, err := url.Parse(address); err != nil || u.Hostname() != "sojourn-"+name || u.Port() != "8080" || !c.hasServicePort(u.Hostname(), "", 8080) {
			found = append(found, pair+" leads to no Service of "+name)
		}
	}
	slices.Sort(told)
	if want := slices.DeleteFunc(slices.Clone(wanted), func(t string) bool { return t == "gateway" }); !slices.Equal(told, want) {
		found = append(found, fmt.Sprintf("SOJOURN_PEERS names %v, not %v", told, want))
	}
	return found
}
