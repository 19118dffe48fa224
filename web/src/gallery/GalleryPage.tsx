import { useEffect } from 'react';
import { Check } from '../ui/Field.tsx';
import { Sample } from './Sample.tsx';
import { Buttons, Colours, Icons, Type } from './basics.tsx';
import { Choices, Fields } from './controls.tsx';
import { Arabic, Messages, Overlays } from './messages.tsx';

/** Every component in every state, for whoever builds with them and for the tests that look at them. It speaks English only. */
export function GalleryPage() {
  useEffect(() => {
    document.title = 'Components · Sojourn';
  }, []);
  return (
    <main id="main" lang="en" dir="ltr" className="mx-auto max-w-6xl px-4 py-10 tablet:px-8">
      <h1 className="text-2xl font-semibold">Components</h1>
      <p className="mt-1 max-w-2xl text-m text-ink-2">What the planner is made of, light and dark side by side. Tab through the page to see focus.</p>
      <Sample name="Colours">
        <Colours />
      </Sample>
      <Sample name="Type">
        <Type />
      </Sample>
      <Sample name="Buttons">
        <Buttons />
      </Sample>
      <Sample name="Fields">
        <Fields />
      </Sample>
      <Sample name="Choices">
        <Choices />
      </Sample>
      <Sample name="Notices">
        <Messages />
      </Sample>
      <Sample name="Overlays">
        <Overlays />
      </Sample>
      <Sample name="Right to left">
        <Arabic>
          <Check label="اختصارات المفتاح الواحد" defaultChecked />
        </Arabic>
      </Sample>
      <Sample name="More contrast" about="As the device or the settings ask for it." hasContrast>
        <Colours />
        <Buttons />
      </Sample>
      <Sample name="Icons">
        <Icons />
      </Sample>
    </main>
  );
}
