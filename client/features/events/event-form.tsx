import './events.css';
import { Button, DatePicker, Form, Input, InputNumber, Radio, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { PostingSelect, type TitledPosting } from '#client/features/postings/posting-select.tsx';
import { FormProblem, useFieldRule } from '#client/ui/form-problem.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { SubmitButton } from '#client/ui/submit-button.tsx';
import {
  ADMISSIONS,
  AGENDA_MAX,
  AUDIENCES,
  agendaInputSchema,
  EVENT_KINDS,
  type EventInput,
  eventInputSchema,
  SEATS_MAX,
  SEGMENT_KINDS,
  type XietongEvent,
} from '#shared/events/schema.ts';
import { type NamedOrganization, OrganizationSelect } from './organization-select.tsx';

const { shape } = eventInputSchema;
const SESSION_PARTS = SEGMENT_KINDS.filter((kind) => kind !== 'stop');

interface Values extends Omit<EventInput, 'startsAt' | 'endsAt' | 'agenda' | 'hostOrganizationId'> {
  hostOrganization: NamedOrganization | null;
  agenda: (Omit<EventInput['agenda'][number], 'posting'> & { posting: TitledPosting | null })[];
  startsAt: Dayjs;
  endsAt: Dayjs;
}

const BLANK = {
  kind: 'pitch',
  title: '',
  minutes: 10,
  speaker: '',
  place: '',
  presenterEmail: null,
  posting: null,
} as const;

const nextHour = (): Dayjs => dayjs().add(1, 'day').minute(0).second(0).millisecond(0);

const valuesOf = (event: XietongEvent | null): Values =>
  event
    ? {
        kind: event.kind,
        title: event.title,
        summary: event.summary,
        audience: event.audience,
        admission: event.admission,
        seats: event.seats,
        certificatePercent: event.certificatePercent,
        hostOrganization: event.hostOrganization,
        agenda: event.agenda.map(({ id: _id, ...item }) => item),
        startsAt: dayjs(event.startsAt),
        endsAt: dayjs(event.endsAt),
      }
    : {
        kind: 'roadshow',
        title: '',
        summary: '',
        audience: 'public',
        admission: 'open',
        seats: null,
        certificatePercent: null,
        hostOrganization: null,
        agenda: [BLANK],
        startsAt: nextHour(),
        endsAt: nextHour().add(2, 'hour'),
      };

/** A visit has stops instead of parts of a session, and no audience that watches. */
const inputOf = ({ startsAt, endsAt, agenda, hostOrganization, ...rest }: Values): EventInput => {
  const isVisit = rest.kind === 'visit';
  return {
    ...rest,
    audience: isVisit ? 'public' : (rest.audience ?? 'public'),
    seats: rest.seats ?? null,
    certificatePercent: isVisit ? null : (rest.certificatePercent ?? null),
    hostOrganizationId: isVisit ? (hostOrganization?.id ?? null) : null,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    agenda: agenda.map(({ posting, kind, ...item }) => ({
      ...item,
      kind: isVisit ? 'stop' : kind === 'stop' ? 'pitch' : kind,
      speaker: item.speaker ?? '',
      place: isVisit ? (item.place ?? '') : '',
      presenterEmail: isVisit ? null : item.presenterEmail || null,
      posting: posting ? { noun: posting.noun, id: posting.id } : null,
    })),
  };
};

interface EventFormProps {
  event: XietongEvent | null;
  error: unknown;
  isPending: boolean;
  onSave: (input: EventInput) => void;
}

/** An event with its agenda, new or being changed. */
export const EventForm = ({ event, error, isPending, onSave }: EventFormProps) => {
  const { t } = useTranslation();
  const rule = useFieldRule();
  const [form] = Form.useForm<Values>();
  const isVisit = Form.useWatch('kind', form) === 'visit';
  const isFixed = event !== null && event.phase !== 'none';
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={valuesOf(event)}
      scrollToFirstError={{ block: 'center', focus: true }}
      onFinish={(values) => onSave(inputOf(values))}
    >
      <FormProblem form={form} error={error} />
      <Form.Item name="kind" label={t('events.field.kind')} required>
        <Radio.Group options={EVENT_KINDS.map((kind) => ({ value: kind, label: t(`events.kind.${kind}`) }))} />
      </Form.Item>
      <Form.Item name="title" label={t('events.field.title')} required rules={[rule(shape.title)]}>
        <Input />
      </Form.Item>
      <Form.Item name="summary" label={t('events.field.summary')} required rules={[rule(shape.summary)]}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} />
      </Form.Item>
      <div className="event-form-row">
        {(['startsAt', 'endsAt'] as const).map((name) => (
          <Form.Item key={name} name={name} label={t(`events.field.${name}`)} rules={[{ required: true }]} required>
            <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" allowClear={false} />
          </Form.Item>
        ))}
        <Form.Item name="seats" label={t('events.field.seats')} extra={t('events.field.seatsHint')}>
          <InputNumber min={1} max={SEATS_MAX} precision={0} />
        </Form.Item>
        {!isVisit && (
          <Form.Item
            name="certificatePercent"
            label={t('events.field.certificatePercent')}
            extra={t('events.field.certificatePercentHint')}
          >
            <InputNumber min={10} max={100} precision={0} suffix="%" />
          </Form.Item>
        )}
      </div>
      {isVisit && (
        <Form.Item
          name="hostOrganization"
          label={t('events.field.hostOrganization')}
          extra={t('events.field.hostOrganizationHint')}
          required
        >
          <OrganizationSelect />
        </Form.Item>
      )}
      <div className="event-form-row">
        {!isVisit && (
          <Form.Item name="audience" label={t('events.field.audience')} extra={t('events.field.audienceHint')} required>
            <Radio.Group options={AUDIENCES.map((one) => ({ value: one, label: t(`events.audience.${one}`) }))} />
          </Form.Item>
        )}
        <Form.Item name="admission" label={t('events.field.admission')} required>
          <Radio.Group options={ADMISSIONS.map((one) => ({ value: one, label: t(`events.admission.${one}`) }))} />
        </Form.Item>
      </div>
      <h2>{t(isVisit ? 'events.field.stops' : 'events.field.agenda')}</h2>
      <p className="x-faint">{t(isVisit ? 'events.field.stopsHint' : 'events.field.presenterHint')}</p>
      {isFixed && <Notice tone="attention">{t('events.form.agendaFixed')}</Notice>}
      <Form.List name="agenda">
        {(fields, { add, remove }) => (
          <div className="x-stack">
            {fields.map(({ key, name }) => (
              <fieldset key={key} className="event-form-segment" disabled={isFixed}>
                <legend>{t('events.form.segmentNumber', { number: name + 1 })}</legend>
                {!isVisit && (
                  <Form.Item name={[name, 'kind']} label={t('events.field.segmentKind')}>
                    <Select
                      disabled={isFixed}
                      options={SESSION_PARTS.map((kind) => ({ value: kind, label: t(`events.segment.${kind}`) }))}
                    />
                  </Form.Item>
                )}
                <Form.Item
                  name={[name, 'title']}
                  label={t('events.field.segmentTitle')}
                  required
                  rules={[rule(agendaInputSchema.shape.title)]}
                >
                  <Input />
                </Form.Item>
                <Form.Item name={[name, 'minutes']} label={t('events.field.minutes')} rules={[{ required: true }]}>
                  <InputNumber min={1} max={240} precision={0} />
                </Form.Item>
                <Form.Item name={[name, 'speaker']} label={t('events.field.speaker')}>
                  <Input />
                </Form.Item>
                {isVisit ? (
                  <Form.Item
                    name={[name, 'place']}
                    label={t('events.field.place')}
                    rules={[rule(agendaInputSchema.shape.place)]}
                  >
                    <Input />
                  </Form.Item>
                ) : (
                  <Form.Item name={[name, 'presenterEmail']} label={t('events.field.presenterEmail')}>
                    <Input type="email" inputMode="email" autoComplete="off" />
                  </Form.Item>
                )}
                <Form.Item
                  name={[name, 'posting']}
                  label={t('events.field.posting')}
                  extra={t('events.field.postingHint')}
                >
                  <PostingSelect disabled={isFixed} />
                </Form.Item>
                {!isFixed && fields.length > 1 && (
                  <Button
                    onClick={() => remove(name)}
                    aria-label={t('events.form.removeSegment', { number: name + 1 })}
                  >
                    {t('common.act.remove')}
                  </Button>
                )}
              </fieldset>
            ))}
            {!isFixed && fields.length < AGENDA_MAX && (
              <div>
                <Button onClick={() => add(BLANK)}>{t('events.form.addSegment')}</Button>
              </div>
            )}
          </div>
        )}
      </Form.List>
      <div className="event-form-end">
        <SubmitButton type="primary" loading={isPending}>
          {t('events.form.save')}
        </SubmitButton>
      </div>
    </Form>
  );
};
