package itinerary

import (
	"context"
	"net/http"
	"time"

	"sojourn/internal/itinerary/sync"
	"sojourn/internal/kit/httpapi"
)

// Made tells of who made an entity, and when.
type Made struct {
	CreatedBy string    `json:"created_by" format:"uuid" doc:"Who made it."`
	CreatedAt time.Time `json:"created_at" doc:"When it was made."`
	UpdatedAt time.Time `json:"updated_at" doc:"When it was last changed."`
	Seq       int64     `json:"seq" doc:"The number of the last operation on it."`
}

func madeOf(e sync.Entity) Made { return Made{e.CreatedBy, e.CreatedAt, e.UpdatedAt, e.Seq} }

// CommentBody is a comment.
type CommentBody struct {
	ID       string `json:"id" format:"uuid" doc:"UUIDv7."`
	ParentID string `json:"parent_id" doc:"What it is about: an item, a date, or the itinerary."`
	Text     string `json:"text" example:"Shall we go early?" doc:"The comment."`
	Made
}

// CommentList is a page of comments.
type CommentList struct {
	Items []CommentBody `json:"items" nullable:"false" doc:"Oldest first."`
	Next  *string       `json:"next" doc:"The cursor of the next page, or null at the end."`
}

// CommentInput makes a comment.
type CommentInput struct {
	ParentID string `json:"parent_id,omitempty" maxLength:"36" pattern:"^[^\\x00]*$" example:"2027-05-01" doc:"What it is about: an item's id, a day of the trip, or the itinerary's id, as when absent."`
	Text     string `json:"text" minLength:"1" maxLength:"4000" pattern:"^[^\\x00]*$" example:"Shall we go early?" doc:"The comment."`
}

// CommentEdit changes a comment.
type CommentEdit struct {
	Text string `json:"text" minLength:"1" maxLength:"4000" pattern:"^[^\\x00]*$" doc:"The comment."`
}

func commentBody(e sync.Entity) CommentBody {
	return CommentBody{e.ID, e.Place.Parent, e.TextOf("text"), madeOf(e)}
}

func (e edge) registerComments() {
	const path = "/api/v1/itineraries/{id}/comments"
	httpapi.Register(e.api, httpapi.Op{ID: "list-comments", Method: http.MethodGet, Path: path, Tag: tag, Scope: readScope,
		Summary: "List comments", Description: "Oldest first; of one item, date or the itinerary itself with parent_id."}, e.listComments)
	httpapi.Register(e.api, httpapi.Op{ID: "create-comment", Method: http.MethodPost, Path: path, Tag: tag, Scope: editScope, Status: http.StatusCreated, Idempotent: true, Errors: []int{409},
		Summary: "Comment", Description: "For everybody but viewers."}, e.createComment)
	httpapi.Register(e.api, httpapi.Op{ID: "update-comment", Method: http.MethodPatch, Path: path + "/{comment_id}", Tag: tag, Scope: editScope,
		Summary: "Change a comment", Description: "One's own."}, e.updateComment)
	httpapi.Register(e.api, httpapi.Op{ID: "delete-comment", Method: http.MethodDelete, Path: path + "/{comment_id}", Tag: tag, Scope: editScope, Status: http.StatusNoContent,
		Summary: "Delete a comment", Description: "One's own; the owner of the itinerary anybody's."}, e.deleteComment)
}

// RemarkList chooses a page of comments or suggestions.
type RemarkList struct {
	IDPath
	PageInput
	ParentID string `query:"parent_id" maxLength:"36" doc:"Only those about this item, date or itinerary."`
}

// page gives the entities of a page and the cursor of the next.
func (l RemarkList) page(ctx context.Context, s *Service, typ sync.Type) ([]sync.Entity, *string, error) {
	after, err := l.after()
	if err != nil {
		return nil, nil, err
	}
	found, err := s.Find(ctx, actor(ctx), l.ID, EntityFilter{Type: typ, Parent: l.ParentID, After: after, Limit: l.Limit + 1})
	found, next := cutPage(found, l.Limit, func(e sync.Entity) string { return e.ID })
	return found, next, err
}

func bodies[T any](found []sync.Entity, body func(sync.Entity) T) []T {
	out := make([]T, 0, len(found))
	for _, e := range found {
		out = append(out, body(e))
	}
	return out
}

func (e edge) listComments(ctx context.Context, in *RemarkList) (*struct{ Body CommentList }, error) {
	found, next, err := in.page(ctx, e.service, sync.Comment)
	if err != nil {
		return nil, err
	}
	return &struct{ Body CommentList }{CommentList{bodies(found, commentBody), next}}, nil
}

func newRemark(ctx context.Context, typ sync.Type, parent string, fields map[string]any) Remark {
	return Remark{ID: httpapi.NewID(ctx), Type: typ, Parent: parent, Fields: fields, Reserved: httpapi.IsReserved(ctx)}
}

func (e edge) createComment(ctx context.Context, in *struct {
	IDPath
	Body CommentInput
}) (*struct{ Body CommentBody }, error) {
	made, err := e.service.Add(ctx, actor(ctx), in.ID, newRemark(ctx, sync.Comment, or(in.Body.ParentID, in.ID), map[string]any{"text": in.Body.Text}))
	if err != nil {
		return nil, err
	}
	return &struct{ Body CommentBody }{commentBody(made)}, nil
}

// CommentPath is the comment of a path.
type CommentPath struct {
	IDPath
	CommentID string `path:"comment_id" format:"uuid" doc:"The comment's id."`
}

func (e edge) updateComment(ctx context.Context, in *struct {
	CommentPath
	Body CommentEdit
}) (*struct{ Body CommentBody }, error) {
	changed, err := e.service.Edit(ctx, actor(ctx), in.ID, sync.Comment, in.CommentID, map[string]any{"text": in.Body.Text})
	if err != nil {
		return nil, err
	}
	return &struct{ Body CommentBody }{commentBody(changed)}, nil
}

func (e edge) deleteComment(ctx context.Context, in *CommentPath) (*struct{}, error) {
	return nil, e.service.Remove(ctx, actor(ctx), in.ID, sync.Comment, in.CommentID)
}
