/** When something was said, to the minute. */
export function When({ at, locale }: { at: string; locale: string }) {
  const instant = Date.parse(at);
  if (Number.isNaN(instant)) return null;
  return (
    <time dateTime={at} className="text-ink-3">
      {new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(instant)}
    </time>
  );
}
