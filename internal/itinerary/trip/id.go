package trip

import (
	"strings"

	"github.com/google/uuid"

	"sojourn/internal/kit/fault"
)

// CheckID refuses what is not a UUID in canonical lower-case text.
func CheckID(location, s string) error {
	if len(s) == 36 && uuid.Validate(s) == nil && strings.ToLower(s) == s && s != uuid.Nil.String() {
		return nil
	}
	return fault.AtField(location, s, "must be a UUID such as 0199c0de-7a3b-7cc1-9f2e-3b1f5a6d7e80")
}
