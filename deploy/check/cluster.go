package check

import (
	"fmt"

	appsv1 "k8s.io/api/apps/v1"
	autoscalingv2 "k8s.io/api/autoscaling/v2"
	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	policyv1 "k8s.io/api/policy/v1"
	kjson "sigs.k8s.io/json"
	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/kyaml/filesys"
	"sigs.k8s.io/yaml"
)

// Cluster is what a kustomization puts into a cluster.
type Cluster struct {
	Deployments []*appsv1.Deployment
	Jobs        []*batchv1.Job
	Services    []*corev1.Service
	ConfigMaps  []*corev1.ConfigMap
	Secrets     []*corev1.Secret
	Accounts    []*corev1.ServiceAccount
	Namespaces  []*corev1.Namespace
	Budgets     []*policyv1.PodDisruptionBudget
	Scalers     []*autoscalingv2.HorizontalPodAutoscaler
	Policies    []*networkingv1.NetworkPolicy
	Ingresses   []*networkingv1.Ingress
}

// Render resolves a kustomization into YAML documents.
func Render(dir string) ([]string, error) {
	resources, err := krusty.MakeKustomizer(krusty.MakeDefaultOptions()).Run(filesys.MakeFsOnDisk(), dir)
	if err != nil {
		return nil, err
	}
	var all []string
	for _, r := range resources.Resources() {
		text, err := r.AsYAML()
		if err != nil {
			return nil, err
		}
		all = append(all, string(text))
	}
	return all, nil
}

// Decode reads documents as the API server does with strict validation: an
// unknown or doubled field, or a kind not expected here, is an error.
func Decode(documents []string) (*Cluster, error) {
	c := &Cluster{}
	for _, text := range documents {
		if err := c.add([]byte(text)); err != nil {
			return nil, fmt.Errorf("%w in:\n%s", err, text)
		}
	}
	return c, nil
}

func (c *Cluster) add(text []byte) error {
	var head struct{ APIVersion, Kind string }
	if err := yaml.Unmarshal(text, &head); err != nil {
		return err
	}
	switch head.APIVersion + " " + head.Kind {
	case "apps/v1 Deployment":
		return into(&c.Deployments, text)
	case "batch/v1 Job":
		return into(&c.Jobs, text)
	case "v1 Service":
		return into(&c.Services, text)
	case "v1 ConfigMap":
		return into(&c.ConfigMaps, text)
	case "v1 Secret":
		return into(&c.Secrets, text)
	case "v1 ServiceAccount":
		return into(&c.Accounts, text)
	case "v1 Namespace":
		return into(&c.Namespaces, text)
	case "policy/v1 PodDisruptionBudget":
		return into(&c.Budgets, text)
	case "autoscaling/v2 HorizontalPodAutoscaler":
		return into(&c.Scalers, text)
	case "networking.k8s.io/v1 NetworkPolicy":
		return into(&c.Policies, text)
	case "networking.k8s.io/v1 Ingress":
		return into(&c.Ingresses, text)
	}
	return fmt.Errorf("%s %s is not expected", head.APIVersion, head.Kind)
}

func into[T any](list *[]*T, text []byte) error {
	json, err := yaml.YAMLToJSONStrict(text)
	if err != nil {
		return err
	}
	one := new(T)
	strict, err := kjson.UnmarshalStrict(json, one)
	if err != nil {
		return err
	}
	if len(strict) > 0 {
		return strict[0]
	}
	*list = append(*list, one)
	return nil
}
