export function GalleryPage() {
  return <p className="p-6">GalleryPage</p>;
}
