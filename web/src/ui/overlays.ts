/** The parts of menus and popovers, which nobody needs before they press something: loaded apart from the page. */
export { DropdownMenu, Popover } from 'radix-ui';
