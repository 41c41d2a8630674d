/** The id of a field's control, so that labels, advice and problems can lead to it. */
export const fieldId = (path: string): string => `field-${path.replaceAll('.', '-')}`;
