import type { ReactNode } from 'react';
import { type Block, type Span, blocksOf } from './rich.ts';

/** Notes as they are meant to look. */
export function RichText({ text, className = '' }: { text: string; className?: string }) {
  return <div className={`grid gap-2 wrap-anywhere ${className}`}>{blocksOf(text).map((block, at) => keyed(at, <BlockView block={block} />))}</div>;
}

/** Parts of a text have no names; their place is what they are. */
const keyed = (at: number, node: ReactNode) => <Part key={at}>{node}</Part>;
const Part = ({ children }: { children: ReactNode }) => children;

function BlockView({ block }: { block: Block }) {
  if (block.kind === 'paragraph') {
    return <p>{block.lines.map((line, at) => keyed(at, at === 0 ? spans(line) : [<br key="br" />, spans(line)]))}</p>;
  }
  const items = block.items.map((item, at) => keyed(at, <li>{spans(item)}</li>));
  if (block.isOrdered) {
    return (
      <ol start={block.start} className="list-decimal ps-5">
        {items}
      </ol>
    );
  }
  return <ul className="list-disc ps-5">{items}</ul>;
}

const spans = (all: readonly Span[]): ReactNode => all.map((span, at) => keyed(at, spanView(span)));

function spanView(span: Span): ReactNode {
  switch (span.kind) {
    case 'text':
      return span.text;
    case 'bold':
      return <strong className="font-semibold text-ink">{spans(span.spans)}</strong>;
    case 'italic':
      return <em>{spans(span.spans)}</em>;
    case 'link':
      return (
        <a href={span.href} target="_blank" rel="noreferrer" className="text-accent underline underline-offset-2">
          {spans(span.spans)}
        </a>
      );
  }
}
