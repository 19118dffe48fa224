package check

import (
	"fmt"
	"slices"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/intstr"
)

// rule is what must hold in a cluster; find lists what breaks it.
type rule struct {
	name string
	find func(c *Cluster) []string
}

var rules = []rule{
	{"selectors", selectors},
	{"ports", ports},
	{"scaling", scaling},
	{"disruption", disruption},
	{"probes", probes},
	{"rights", rights},
	{"resources", resources},
	{"images", images},
	{"secrets", secrets},
	{"targets", targets},
	{"peers", peers},
	{"network: everything is denied first", deniedFirst},
	{"network: who calls whom", calls},
	{"network: what the outside reaches", outside},
}

// selectors: a Deployment owns the pods it makes and no other's; a Service and
// a budget are one Deployment's.
func selectors(c *Cluster) (found []string) {
	one := func(what string, s *metav1.LabelSelector, owner string) {
		if got := c.selected(s); len(got) != 1 || owner != "" && got[0].name != owner {
			found = append(found, fmt.Sprintf("%s selects the pods of [%s]", what, names(got)))
		}
	}
	for _, d := range c.Deployments {
		one("deployment "+d.Name, d.Spec.Selector, d.Name)
	}
	for _, s := range c.Services {
		one("service "+s.Name, &metav1.LabelSelector{MatchLabels: s.Spec.Selector}, "")
	}
	for _, b := range c.Budgets {
		one("budget "+b.Name, b.Spec.Selector, "")
	}
	return found
}

// ports: each Service leads to a port that its pods have, each Ingress to a
// port of a Service.
func ports(c *Cluster) (found []string) {
	for _, s := range c.Services {
		for _, p := range s.Spec.Ports {
			for _, w := range c.selected(&metav1.LabelSelector{MatchLabels: s.Spec.Selector}) {
				if w.port(p.TargetPort) == 0 {
					found = append(found, fmt.Sprintf("service %s: %s has no port %s", s.Name, w.name, p.TargetPort.String()))
				}
			}
		}
	}
	if len(c.Ingresses) == 0 {
		found = append(found, "nothing leads in from outside")
	}
	for _, i := range c.Ingresses {
		for _, r := range i.Spec.Rules {
			for _, p := range r.HTTP.Paths {
				if b := p.Backend.Service; b.Name != "sojourn-gateway" || !c.hasServicePort(b.Name, b.Port.Name, b.Port.Number) {
					found = append(found, fmt.Sprintf("ingress %s leads to %s, port %s", i.Name, b.Name, b.Port.Name))
				}
			}
		}
	}
	return found
}

func (c *Cluster) hasServicePort(service, name string, number int32) bool {
	for _, s := range c.Services {
		for _, p := range s.Spec.Ports {
			if s.Name == service && (name != "" && p.Name == name || name == "" && p.Port == number) {
				return true
			}
		}
	}
	return false
}

// scaling: a scaler has a Deployment that leaves the number to it and asks for
// CPU; the targets that carry the load have one.
func scaling(c *Cluster) (found []string) {
	scaled := map[string]bool{}
	for _, s := range c.Scalers {
		scaled[s.Spec.ScaleTargetRef.Name] = true
		i := slices.IndexFunc(c.workloads(), func(w workload) bool { return w.name == s.Spec.ScaleTargetRef.Name })
		if i < 0 || i >= len(c.Deployments) || s.Spec.ScaleTargetRef.Kind != "Deployment" || c.Deployments[i].Spec.Replicas != nil {
			found = append(found, "scaler "+s.Name+" has no Deployment, or one with replicas of its own")
		}
		if s.Spec.MinReplicas == nil || *s.Spec.MinReplicas < 2 || s.Spec.MaxReplicas <= *s.Spec.MinReplicas {
			found = append(found, "scaler "+s.Name+" must keep two replicas and have room above")
		}
	}
	for _, t := range []string{"gateway", "itinerary", "search"} {
		if !scaled["sojourn-"+t] {
			found = append(found, t+" has no scaler")
		}
	}
	return found
}

// disruption: each Deployment has a budget, and one that lets a node be drained.
func disruption(c *Cluster) (found []string) {
	guarded := map[string]bool{}
	for _, b := range c.Budgets {
		for _, w := range c.selected(b.Spec.Selector) {
			guarded[w.name] = true
		}
		if b.Spec.MaxUnavailable == nil || *b.Spec.MaxUnavailable == intstr.FromInt32(0) {
			found = append(found, "budget "+b.Name+" never lets a pod go")
		}
	}
	for _, d := range c.Deployments {
		if !guarded[d.Name] {
			found = append(found, d.Name+" has no budget")
		}
	}
	return found
}
