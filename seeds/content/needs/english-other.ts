import { atLeast, atMost, contactOf, type SeedNeed, wan } from '#seeds/content/shapes.ts';

export const englishOtherNeeds: SeedNeed[] = [
  {
    key: 'need-en-grinding-adviser',
    by: 'alpenwerk',
    status: 'published',
    content: {
      kind: 'talent',
      title: 'Adviser for hard-fine machining of SiC wafers and bearing rings',
      summary:
        'We look for a professor or senior engineer who advises our application center two days a month on silicon carbide and bearing steel grinding.',
      keywords: ['grinding adviser', 'silicon carbide', 'bearing steel'],
      fields: ['advanced_manufacturing'],
      industry: '3421',
      chain: { chain: 'intelligent_equipment', link: 'service' },
      region: '410172',
      contact: contactOf('Lukas Brunner', '55507022', 'alpenwerk'),
      details: {
        position: 'Grinding process adviser',
        headcount: 1,
        tasks:
          'Review trial plans, interpret surface integrity data, coach four young engineers, help find test materials.',
        expertise:
          'Superabrasive grinding of brittle materials or bearing steel, subsurface damage analysis, publications or patents.',
        degree: 'doctor',
        engagement: 'adviser',
        yearlyPayWan: wan(10, 18),
      },
    },
  },
  {
    key: 'need-en-permeation-test',
    by: 'nordhafen',
    status: 'published',
    content: {
      kind: 'facility',
      title: 'Hydrogen permeation and cryogenic leak testing of pressure diaphragms',
      summary:
        'Test service for metal diaphragms 25 to 100 μm: permeation at 350 bar and 85 °C, leak rate at 77 K, with a report accepted by classification societies.',
      keywords: ['permeation test', 'hydrogen', 'cryogenic leak'],
      fields: ['new_energy_saving'],
      industry: '7452',
      chain: { chain: 'new_energy_vehicles', link: 'service' },
      region: '410172',
      contact: contactOf('Mattias Lund', '55507012', 'nordhafen'),
      details: {
        service: 'Permeation by mass spectrometer, 10,000 pressure cycles, helium leak test in liquid nitrogen.',
        sample: '40 diaphragms of 316L and nickel alloy, three thicknesses.',
        standards: 'ISO 11114-5, ISO 20486',
        indicators: [atLeast('Test pressure', '350', 'bar'), atMost('Leak rate resolution', '1E-9', 'mbar·L/s')],
        budgetWan: wan(12, 22),
        wantedBy: '2027-05-31',
      },
    },
  },
  {
    key: 'need-en-fin-tankwise',
    by: 'nordhafen',
    status: 'published',
    content: {
      kind: 'financing',
      title: 'Battery-powered wireless level sensors: spin-off seeks 9 million yuan (pre-A)',
      summary:
        'Zhengzhou team of eleven, carved out of our product group, with 1,800 pilot sensors in use; looking for a lead investor who knows industrial IoT in Europe and China.',
      keywords: ['wireless sensors', 'industrial IoT', 'pre-A', 'spin-off'],
      fields: ['electronic_information'],
      industry: '4011',
      chain: { chain: 'sensors_iot', link: 'downstream' },
      region: '410172',
      contact: contactOf('Ingrid Holm', '55507011', 'nordhafen'),
      details: {
        projectName: 'TankWise',
        stage: 'pre_a',
        amountWan: 900,
        equityPercent: 15,
        valuationWan: 6000,
        revenueStatus: 'loss_making',
        highlights:
          '1,800 pilot devices in 46 tank farms, annual recurring revenue of 2.6 million yuan, churn below 4 %.',
        moat: 'Ultra-low-power radar front end with a ten-year battery and a data set of 90 million level readings.',
        useOfFunds: 'Certification and tooling 3.2, sales in Europe 2.8, software team 3.0 million yuan.',
        founders: 'Two product managers and a radio engineer from the parent company; the parent keeps 40 %.',
      },
    },
  },
];
