import { expect } from 'chai';
import { contractInputSchema, likelyContractType } from '#shared/deals/contract.ts';
import {
  DEAL_STATES,
  dealStates,
  firstStage,
  lastStage,
  nextStages,
  PIPELINES,
  STAGES_OF,
} from '#shared/deals/pipeline.ts';
import { reachable } from '#test/deals/walk.ts';

describe('The two pipelines of deals', () => {
  for (const pipeline of PIPELINES) {
    it(`of ${pipeline} reach every stage from the first, and the last from every one`, () => {
      const stages = STAGES_OF[pipeline];
      expect(stages[0]).to.equal(firstStage(pipeline));
      expect(stages.at(-1)).to.equal(lastStage(pipeline));
      expect([...reachable(pipeline, firstStage(pipeline))].sort()).to.deep.equal([...stages].sort());
      for (const stage of stages) expect(reachable(pipeline, stage).has(lastStage(pipeline)), stage).to.equal(true);
    });

    it(`of ${pipeline} never lead back from what is signed, nor out of the pipeline`, () => {
      const stages = STAGES_OF[pipeline];
      for (const stage of stages) {
        const next = nextStages(pipeline, stage, 'open');
        expect(next.every((to) => stages.includes(to))).to.equal(true);
        if (stages.indexOf(stage) >= stages.indexOf('signed'))
          expect(next.every((to) => stages.indexOf(to) > stages.indexOf(stage))).to.equal(true);
      }
    });

    it(`of ${pipeline} stand still unless the deal is open`, () => {
      for (const state of DEAL_STATES.filter((one) => one !== 'open'))
        for (const stage of STAGES_OF[pipeline]) expect(nextStages(pipeline, stage, state)).to.deep.equal([]);
    });
  }

  it('end as declined, withdrawn or completed; only the first two may be taken up again', () => {
    expect(dealStates.reopen.from).to.deep.equal(['declined', 'withdrawn']);
    expect(
      DEAL_STATES.filter((state) => Object.values(dealStates).every(({ from }) => !from.includes(state))),
    ).to.deep.equal(['completed']);
  });
});

describe('A contract', () => {
  it('is of the type that its own words speak for', () => {
    const cases: [string, ReturnType<typeof likelyContractType>][] = [
      ['合作研制低功耗传感器样机并开发配套软件', 'development'],
      ['发明专利权转让', 'transfer'],
      ['专利普通实施许可', 'licence'],
      ['产业化可行性论证与咨询', 'consulting'],
      ['整机辐射抗扰度测试与人员培训服务', 'service'],
      ['采购办公家具', null],
    ];
    expect(cases.map(([words]) => likelyContractType(words))).to.deep.equal(cases.map(([, type]) => type));
  });

  it('has payments that add up, dates in order, and two parties', () => {
    const body = {
      name: '合同',
      type: 'service',
      subject: '提供检测服务，共二十批次样品。',
      buyerId: 'a'.repeat(24),
      sellerId: 'a'.repeat(24),
      amountYuan: 100,
      technologyYuan: 200,
      signedOn: '2026-01-01',
      startsOn: '2026-02-01',
      endsOn: '2026-01-01',
      payments: [{ label: '一期', amountYuan: 99 }],
    };
    const parsed = contractInputSchema.safeParse(body);
    const codes = parsed.error?.issues.map((issue) => (issue.code === 'custom' ? issue.params?.['code'] : issue.code));
    expect(codes).to.deep.equal(['same_party', 'more_than_the_amount', 'ends_before_it_begins', 'payments_mismatch']);
  });

  it('has amounts to the fen, which add up without crumbs', () => {
    const amountIn = (amountYuan: number, payments: number[]) =>
      contractInputSchema.safeParse({
        name: '合同',
        type: 'service',
        subject: '提供检测服务，共二十批次样品。',
        buyerId: 'a'.repeat(24),
        sellerId: 'b'.repeat(24),
        amountYuan,
        technologyYuan: 0,
        signedOn: '2026-01-01',
        startsOn: '2026-01-01',
        endsOn: '2026-02-01',
        payments: payments.map((part) => ({ label: '一期', amountYuan: part })),
      }).success;
    expect(amountIn(0.3, [0.1, 0.2])).to.equal(true);
    expect(amountIn(99_999_999_999.99, [99_999_999_999.98, 0.01])).to.equal(true);
    expect(amountIn(123_456.78, [123_456.77])).to.equal(false);
    expect(amountIn(0.001, [])).to.equal(false);
  });
});
