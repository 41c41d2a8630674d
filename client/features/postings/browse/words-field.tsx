import { useEffect, useEffectEvent, useRef, useState } from 'react';

interface WordsFieldProps {
  /** The words in the address. */
  value: string;
  onChange: (words: string) => void;
  label: string;
  placeholder: string;
}

const PAUSE_MS = 180;

/** Searches while typing; an input method's half-composed characters are not searched for. */
export const WordsField = ({ value, onChange, label, placeholder }: WordsFieldProps) => {
  const [typed, setTyped] = useState(value);
  const isComposing = useRef(false);
  const sent = useRef(value);
  const send = useEffectEvent((words: string) => {
    sent.current = words;
    onChange(words);
  });
  // The address changed elsewhere: back, a link, cleared filters.
  useEffect(() => {
    if (value !== sent.current) {
      sent.current = value;
      setTyped(value);
    }
  }, [value]);
  useEffect(() => {
    const words = typed.trim();
    if (words === sent.current || isComposing.current) return;
    const timer = setTimeout(() => send(words), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <input
      type="search"
      className="x-input browse-words"
      value={typed}
      maxLength={200}
      autoComplete="off"
      enterKeyHint="search"
      aria-label={label}
      placeholder={placeholder}
      onChange={(event) => setTyped(event.target.value)}
      onCompositionStart={() => {
        isComposing.current = true;
      }}
      onCompositionEnd={(event) => {
        isComposing.current = false;
        const words = event.currentTarget.value;
        setTyped(words);
        if (words.trim() !== sent.current) send(words.trim());
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) send(typed.trim());
      }}
    />
  );
};
