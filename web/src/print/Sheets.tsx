import { type CSSProperties, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { i18n } from '../i18n.ts';
import { paginate } from './paginate.ts';
import { MARGIN, type Paper, insideOf, toPixels } from './paper.ts';

/** What is never cut. */
export interface Block {
  key: string;
  body: ReactNode;
}

/** What begins on a page of its own, and goes on over as many as it takes. */
export interface Part {
  key: string;
  head: (continued: boolean) => ReactNode;
  blocks: readonly Block[];
}

/** A part's heights in pixels: of its heading, of the heading of further pages, of its blocks. */
interface Heights {
  head: number;
  again: number;
  blocks: number[];
}

const style = (paper: Paper): CSSProperties => {
  const inside = insideOf(paper);
  const sizes = { '--sheet-width': `${paper.width}mm`, '--sheet-height': `${paper.height}mm`, '--sheet-margin': `${MARGIN}mm`, '--inside-width': `${inside.width}mm`, '--inside-height': `${inside.height}mm` };
  return sizes as CSSProperties;
};

/** The pages as they will be on paper. Each has a fixed height and its own footer, so that what is seen is what is printed. */
export function Sheets({ parts, paper, title }: { parts: readonly Part[]; paper: Paper; title: string }) {
  const frame = useRef<HTMLDivElement>(null);
  const [heights, setHeights] = useState<readonly Heights[]>([]);
  // What is on the pages is measured before it is seen; the observer hears of other paper and of a reader's own size of text.
  useLayoutEffect(() => {
    const look = (): void => {
      const measured = frame.current ? measure(frame.current, parts) : null;
      if (measured) setHeights((before) => (JSON.stringify(measured) === JSON.stringify(before) ? before : measured));
    };
    look();
    const observer = new ResizeObserver(look);
    if (frame.current) observer.observe(frame.current);
    return () => observer.disconnect();
  }, [parts]);
  const room = toPixels(insideOf(paper).body);
  const pages = parts.flatMap((part, at) => pagesOf(part, heights[at], room));
  return (
    <div style={style(paper)}>
      <style>{`@page { size: ${paper.css} portrait; margin: ${MARGIN}mm; }`}</style>
      <Measure ref={frame} parts={parts} />
      <div data-pages={pages.length} className="grid grid-cols-[minmax(0,1fr)] justify-items-center gap-6 print:block!">
        {pages.map(({ part, blocks, continued, key }, at) => (
          <section key={key} data-sheet={part.key} className="print-sheet print-type">
            <div className="min-h-0 grow">
              {part.head(continued)}
              {blocks.map((block) => (
                <div key={block.key} data-block>
                  {block.body}
                </div>
              ))}
            </div>
            <Footer title={title} page={at + 1} pages={pages.length} />
          </section>
        ))}
      </div>
    </div>
  );
}

function Footer({ title, page, pages }: { title: string; page: number; pages: number }) {
  return (
    <footer className="flex h-[8mm] shrink-0 items-end justify-between gap-4 text-xs text-ink-2">
      <span className="min-w-0 truncate">{title}</span>
      <span className="shrink-0 tabular">{i18n.t('Page {page} of {pages}', { page, pages })}</span>
    </footer>
  );
}

interface Page {
  key: string;
  part: Part;
  continued: boolean;
  blocks: Block[];
}

/** Until it has been measured a part is one page, which nobody sees. */
function pagesOf(part: Part, heights: Heights | undefined, room: number): Page[] {
  if (heights?.blocks.length !== part.blocks.length) return [{ key: part.key, part, continued: false, blocks: [...part.blocks] }];
  return paginate(heights.blocks, room - heights.head, room - heights.again).map((indexes, at) => ({
    key: `${part.key} ${at}`,
    part,
    continued: at > 0,
    blocks: indexes.flatMap((index) => part.blocks[index] ?? []),
  }));
}

/** Everything once more at its printed width, out of sight. */
function Measure({ ref, parts }: { ref: React.Ref<HTMLDivElement>; parts: readonly Part[] }) {
  return (
    <div aria-hidden="true" inert className="relative h-0 overflow-hidden print:hidden">
      <div ref={ref} className="print-type invisible absolute top-0 w-(--inside-width)">
        {parts.map((part) => (
          <div key={part.key}>
            <div className="flow-root">{part.head(false)}</div>
            <div className="flow-root">{part.head(true)}</div>
            {part.blocks.map((block) => (
              <div key={block.key} className="flow-root">
                {block.body}
              </div>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

/** Null while it has no box, as on paper: what was measured for the screen holds there too. */
function measure(frame: HTMLElement, parts: readonly Part[]): Heights[] | null {
  if (frame.offsetWidth === 0 || frame.children.length !== parts.length) return null;
  return [...frame.children].map((part) => {
    const [head = 0, again = 0, ...blocks] = [...part.children].map((box) => box.getBoundingClientRect().height);
    return { head, again, blocks };
  });
}
