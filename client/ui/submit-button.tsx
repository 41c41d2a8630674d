import { Button, type ButtonProps } from 'antd';

/**
 * Sends a form at the first click. A field that pressing the button would leave is judged by then, and its error would move the
 * button away from under the pointer: so pressing leaves no field, and all are judged by sending.
 */
export const SubmitButton = (props: ButtonProps) => (
  <Button htmlType="submit" onMouseDown={(event) => event.preventDefault()} {...props} />
);
