package password

import "context"

// Enter takes a slot of the hasher.
func Enter(h *Hasher, ctx context.Context) (leave func()) {
	leave, err := h.enter(ctx)
	if err != nil {
		panic(err)
	}
	return leave
}

// Reparse parses a PHC text and writes it again.
func Reparse(s string) (string, bool) {
	h, err := parsePHC(s)
	return h.String(), err == nil
}
