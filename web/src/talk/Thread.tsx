import { type KeyboardEvent, type SyntheticEvent, useId, useState } from 'react';
import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import { commentEdits, removed, setText } from '../itinerary/remark.ts';
import { commit, undo, useTrip } from '../itinerary/store.ts';
import { Avatar } from '../people/Avatar.tsx';
import { useMay } from '../planner/useMay.ts';
import type { Comment } from '../sync/remarks.ts';
import { Button } from '../ui/Button.tsx';
import { TextArea } from '../ui/Field.tsx';
import { toast } from '../ui/toast.ts';
import { When } from './When.tsx';
import { useFullNames, useNames } from './useNames.ts';

const LONGEST = 4000;
const NOTHING: readonly Comment[] = [];

/** What was typed and not sent survives closing, for as long as the page does. */
const drafts = new Map<string, string>();

/** The comments on one thing, and the field for another. */
export function Thread({ about, label }: { about: string; label: string }) {
  const comments = useTrip((state) => state.remarks.comments.get(about) ?? NOTHING);
  const { remark } = useMay();
  return (
    <div className="grid gap-4">
      {comments.length > 0 ? (
        <div role="log" aria-label={i18n.t('Comments on {subject}', { subject: label })}>
          <ol className="grid gap-4">
            {comments.map((comment) => (
              <Said key={comment.id} comment={comment} />
            ))}
          </ol>
        </div>
      ) : (
        !remark && <p className="text-m text-ink-2">{i18n.t('Nobody has said anything yet.')}</p>
      )}
      {remark && <Composer about={about} label={label} />}
    </div>
  );
}

function Said({ comment }: { comment: Comment }) {
  const nameOf = useNames();
  const fullName = useFullNames();
  const user = useTrip((state) => state.user);
  const formats = useFormats();
  const { own, remark } = useMay();
  const [isEditing, setEditing] = useState(false);
  const isMine = comment.by === user;
  const name = nameOf(comment.by);
  const remove = () => {
    if (commit(removed('comment', comment.id))) toast(i18n.t('Comment deleted.'), { action: { label: i18n.t('Undo'), run: undo } });
  };
  return (
    <li className="flex items-start gap-3">
      <Avatar small name={fullName(comment.by)} />
      <div className="min-w-0 grow">
        <p className="flex flex-wrap items-baseline gap-x-2 text-s">
          <span className="font-semibold">{name}</span>
          <When at={comment.at} locale={formats.locale} />
          {comment.isEdited && <span className="text-ink-3">{i18n.t('edited')}</span>}
        </p>
        {isEditing ? (
          <Rewrite comment={comment} onDone={() => setEditing(false)} />
        ) : (
          <p className="mt-0.5 text-m wrap-anywhere whitespace-pre-line">{comment.text}</p>
        )}
        {!isEditing && remark && (isMine || own) && (
          <div className="mt-0.5 -ms-2 flex">
            {isMine && <Small label={i18n.t('Edit')} about={comment.text} onClick={() => setEditing(true)} />}
            <Small label={i18n.t('Delete')} about={comment.text} onClick={remove} />
          </div>
        )}
      </div>
    </li>
  );
}

function Small({ label, about, onClick }: { label: string; about: string; onClick: () => void }) {
  return (
    <Button look="quiet" className="h-7 px-2 text-s text-ink-3 touch:px-3" aria-label={i18n.t('{label} “{text}”', { label, text: about.slice(0, 40) })} onClick={onClick}>
      {label}
    </Button>
  );
}

/** Ctrl or Cmd with Enter sends; Escape leaves the field and closes nothing behind it. */
const onKeys = (send: () => void, leave: () => void) => (event: KeyboardEvent) => {
  if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
    event.preventDefault();
    send();
  }
  if (event.key === 'Escape') {
    event.stopPropagation();
    leave();
  }
};

function Rewrite({ comment, onDone }: { comment: Comment; onDone: () => void }) {
  const [text, setDraft] = useState(comment.text);
  const save = () => {
    const next = text.trim();
    if (next !== '' && next !== comment.text) commit(setText(comment.id, next));
    onDone();
  };
  return (
    <div className="mt-1 grid gap-2">
      <TextArea
        bare
        // The press that opened the field asked for the caret to be in it.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        label={i18n.t('Your comment')}
        value={text}
        maxLength={LONGEST}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={onKeys(save, onDone)}
      />
      <div className="flex gap-2">
        <Button look="primary" disabled={text.trim() === ''} onClick={save}>
          {i18n.t('Save')}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {i18n.t('Cancel')}
        </Button>
      </div>
    </div>
  );
}

function Composer({ about, label }: { about: string; label: string }) {
  const id = useId();
  const [text, setDraft] = useState(drafts.get(about) ?? '');
  const write = (next: string) => {
    drafts.set(about, next);
    setDraft(next);
  };
  const send = () => {
    const said = text.trim();
    if (said !== '' && commit(commentEdits(about, said))) write('');
  };
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    send();
  };
  const leave = () => document.getElementById(id)?.focus();
  return (
    <form id={id} tabIndex={-1} onSubmit={onSubmit} className="grid gap-2 outline-none">
      <TextArea
        bare
        label={i18n.t('Comment on {subject}', { subject: label })}
        placeholder={i18n.t('Say something…')}
        rows={1}
        value={text}
        maxLength={LONGEST}
        onChange={(event) => write(event.target.value)}
        onKeyDown={onKeys(send, leave)}
      />
      {text.trim() !== '' && (
        <Button type="submit" look="primary" className="justify-self-start">
          {i18n.t('Comment')}
        </Button>
      )}
    </form>
  );
}
