import { Link, type LinkProps } from 'react-router';

export type ButtonLook = 'default' | 'primary' | 'quiet';

export const buttonClass = (look: ButtonLook = 'default', isLarge = false): string =>
  `x-button${look === 'default' ? '' : ` x-button-${look}`}${isLarge ? ' x-button-large' : ''}`;

/** A link that looks like a button. */
export const LinkButton = ({
  look = 'default',
  large = false,
  ...link
}: Omit<LinkProps, 'className'> & { look?: ButtonLook; large?: boolean }) => (
  <Link {...link} className={buttonClass(look, large)} />
);
