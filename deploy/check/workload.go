package check

import (
	"strings"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/util/intstr"
)

// workload is what Deployments and Jobs have in common.
type workload struct {
	name   string
	labels map[string]string // of its pods
	spec   corev1.PodSpec
}

const component = "app.kubernetes.io/component"

func (c *Cluster) workloads() (all []workload) {
	for _, d := range c.Deployments {
		all = append(all, workload{d.Name, d.Spec.Template.Labels, d.Spec.Template.Spec})
	}
	for _, j := range c.Jobs {
		all = append(all, workload{j.Name, j.Spec.Template.Labels, j.Spec.Template.Spec})
	}
	return all
}

// target is what a container is told to run: "identity"; "" for a Job.
func (w workload) target() string {
	for _, arg := range w.spec.Containers[0].Args {
		if target, ok := strings.CutPrefix(arg, "--target="); ok {
			return target
		}
	}
	return ""
}

// selected gives the workloads whose pods a selector takes.
func (c *Cluster) selected(s *metav1.LabelSelector) (all []workload) {
	selector, err := metav1.LabelSelectorAsSelector(s)
	if err != nil {
		return nil
	}
	for _, w := range c.workloads() {
		if selector.Matches(labels.Set(w.labels)) {
			all = append(all, w)
		}
	}
	return all
}

// port resolves a port of a pod, by name or number; 0 where it has none such.
func (w workload) port(p intstr.IntOrString) int32 {
	for _, container := range w.spec.Containers {
		for _, has := range container.Ports {
			if has.Name == p.StrVal && p.Type == intstr.String || has.ContainerPort == p.IntVal && p.Type == intstr.Int {
				return has.ContainerPort
			}
		}
	}
	return 0
}

func names(all []workload) string {
	var list []string
	for _, w := range all {
		list = append(list, w.name)
	}
	return strings.Join(list, ", ")
}
