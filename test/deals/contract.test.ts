import { PDFDocument } from '@cantoo/pdf-lib';
import { expect } from 'chai';
import ExcelJS from 'exceljs';
import { dealRoutes } from '#shared/deals/routes.ts';
import { type Person, useServer } from '#test/support/server.ts';
import { contractOf, type OpenDeal, openFinancing, useDeal } from './journey.ts';

describe('The record of a contract', () => {
  const server = useServer();
  let coordinator: Person;
  let deal: OpenDeal;

  useDeal(server, (cast) => {
    ({ coordinator, deal } = cast);
  });

  const record = (who: Person, version: number, given: object = {}) =>
    who.call(dealRoutes.recordContract, {
      params: deal.params,
      body: { version, contract: { ...contractOf(deal), ...given } },
    });
  const form = async (format: 'xlsx' | 'pdf') => {
    const response = await fetch(`${server.url}/api/deals/${deal.dealId}/contract/registration?format=${format}`, {
      headers: { cookie: deal.seeker.cookie },
    });
    return { status: response.status, bytes: await response.bytes() };
  };

  it('is seen by both sides, with its payments and milestones', async () => {
    const recorded = await record(deal.provider, 0);
    expect(recorded.contract).to.deep.include({ version: 1, amountYuan: 1_200_000, recordedBy: '苏老师' });
    expect(recorded.contract?.payments).to.have.length(2);
    expect(recorded.contract?.milestones[0]?.acceptedOn).to.equal(null);
  });

  it('edited by two at once keeps the first, and gives the second what is there now', async () => {
    await record(deal.provider, 0);
    const edits = await Promise.all(
      [deal.provider, deal.seeker].map((who, index) =>
        who.send('PUT', `/deals/${deal.dealId}/contract`, {
          body: { version: 1, contract: { ...contractOf(deal), name: `联合开发合同（第 ${index + 2} 稿）` } },
        }),
      ),
    );
    expect(edits.map(({ status }) => status).sort()).to.deep.equal([200, 409]);
    const refused = edits.find(({ status }) => status === 409);
    expect(refused?.body).to.have.nested.property('current.version', 2);
  });

  it('is between parties of the deal', async () => {
    const body = { version: 0, contract: { ...contractOf(deal), sellerId: 'f'.repeat(24) } };
    const refusal = await deal.seeker.refusal(dealRoutes.recordContract, { params: deal.params, body });
    expect(refusal.errors?.[0]).to.include({ field: 'contract.sellerId', code: 'not_found' });
  });

  it('gives the registration form with its fields, as a sheet and as a PDF', async () => {
    expect((await form('xlsx')).status).to.equal(409);
    await record(deal.seeker, 0);
    const { bytes } = await form('xlsx');
    const workbook = new ExcelJS.Workbook();
    // exceljs declares a Buffer of its own; it takes any bytes.
    await workbook.xlsx.load(bytes.buffer as never);
    const rows = new Map<string, unknown>();
    workbook.worksheets[0]?.eachRow((row) => {
      const [section, label, value] = [1, 2, 3].map((cell) => row.getCell(cell).value);
      rows.set(`${section} ${label}`, value);
    });
    expect(rows.get('合同基本信息 合同名称')).to.equal('低功耗甲烷传感器联合开发合同');
    expect(rows.get('合同基本信息 合同类别')).to.equal('技术开发');
    expect(rows.get('合同基本信息 合同成交金额（元）')).to.equal(1_200_000);
    expect(rows.get('合同基本信息 其中：技术交易额（元）')).to.equal(1_000_000);
    expect(rows.get('合同基本信息 技术领域')).to.equal('电子信息');
    expect(rows.get('合同基本信息 支付方式')).to.equal('分期支付');
    const seller = [...rows].find(([name]) => name.startsWith('卖方') && name.endsWith('统一社会信用代码'));
    expect(seller?.[1]).to.match(/^91410100MABU/);
    const pdf = await form('pdf');
    expect((await PDFDocument.load(pdf.bytes)).getTitle()).to.equal('技术合同认定登记表');
  });

  it('of a financing is one of its money, and leads to funded', async () => {
    const { seeker, provider } = deal;
    const { dealId, params } = await openFinancing(coordinator, deal);
    const opened = await seeker.call(dealRoutes.read, { params });
    expect([opened.pipeline, opened.stage]).to.deep.equal(['financing', 'intent']);
    const move = (from: string, to: string) => provider.post(`/deals/${dealId}/stage`, { from, to });
    for (const [from, to] of [
      ['intent', 'confirmed'],
      ['confirmed', 'due_diligence'],
      ['due_diligence', 'term_sheet'],
    ])
      expect((await move(from ?? '', to ?? '')).status).to.equal(200);
    expect((await move('term_sheet', 'signed')).status).to.equal(422);
    const financing = {
      round: 'a' as const,
      amountWan: 2000,
      valuationWan: 20_000,
      equityPercent: 10,
      instrument: '股权',
    };
    const recorded = await provider.call(dealRoutes.recordFinancing, { params, body: { version: 0, financing } });
    expect(recorded.financing).to.deep.include({ amountWan: 2000, version: 1 });
    const stale = await seeker.refusal(dealRoutes.recordFinancing, { params, body: { version: 0, financing } });
    expect(stale.code).to.equal('stale_version');
    await move('term_sheet', 'signed');
    expect((await move('signed', 'funded')).body).to.include({ stage: 'funded', state: 'completed' });
    const none = await deal.seeker.refusal(dealRoutes.recordFinancing, {
      params: deal.params,
      body: { version: 0, financing },
    });
    expect(none.code).to.equal('not_in_this_state');
  });
});
