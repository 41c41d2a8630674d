import { atLeast, atMost, between, contactOf, inWords, type SeedNeed, wan } from '#seeds/content/shapes.ts';

export const englishTechnologyNeeds: SeedNeed[] = [
  {
    key: 'need-en-ceramic-pressure-cell',
    by: 'nordhafen',
    status: 'published',
    content: {
      kind: 'technology',
      title: 'Long-term stable ceramic pressure cell for marine tank gauging',
      summary:
        'Our 96 % alumina capacitive cells drift by 0.3 % per year when exposed to warm seawater and hydrogen sulphide. We want a material and glass-frit solution that halves the drift without changing the housing.',
      keywords: ['pressure cell', 'alumina ceramic', 'glass frit', 'seawater'],
      fields: ['electronic_information', 'new_materials'],
      industry: '4011',
      chain: { chain: 'sensors_iot', link: 'upstream' },
      region: '410172',
      contact: contactOf('Ingrid Holm', '55507011', 'nordhafen'),
      details: {
        mainProblem:
          'Water diffuses through the frit seam and the membrane edge, shifting the zero point. Two Chinese suppliers reach the price target but fail the 1,000 h salt spray plus H2S test.',
        keyTechnology:
          'Frit composition matched to alumina, membrane surface sealing, firing profile and an accelerated ageing model that predicts the drift.',
        indicators: [
          atMost('Zero drift per year', '0.15', '%FS'),
          atLeast('Salt spray with H2S', '2000', 'h'),
          between('Operating temperature', '-20~125', '°C'),
          atMost('Cell cost', '9', 'EUR'),
        ],
        expectedGoal:
          'Samples from a 500-piece pilot lot pass our marine qualification, followed by a supply or licence agreement in 2027.',
        budgetWan: wan(80, 140),
        cooperationModes: ['joint_development', 'commissioned_development'],
        wantedBy: '2027-09-30',
        minimumTrl: 5,
        existingConditions: 'Calibration laboratory, helium leak test, autoclave ageing rig.',
        preferredPartners: 'Ceramics laboratories with tape-casting equipment.',
      },
    },
  },
  {
    key: 'need-en-radar-level-foam',
    by: 'nordhafen',
    status: 'published',
    content: {
      kind: 'technology',
      title: 'Echo processing for 80 GHz radar level measurement over foam and agitators',
      summary:
        'In fermenters and tank cleaning our radar loses the liquid surface behind foam. We seek an echo classification algorithm that runs on a Cortex-M4 and keeps the level error below 5 mm.',
      keywords: ['radar level', 'echo processing', 'foam', 'embedded software'],
      fields: ['electronic_information'],
      industry: '4011',
      chain: { chain: 'sensors_iot', link: 'midstream' },
      region: '410172',
      contact: contactOf('Ingrid Holm', '55507011', 'nordhafen'),
      details: {
        mainProblem:
          'Strong echoes from stirrer blades and foam produce jumps of up to 0.4 m. Manual false-echo mapping takes the service engineer half a day per tank.',
        keyTechnology:
          'Phase-history tracking, statistical echo classification, self-learning false-echo map with safe fallback and low power budget.',
        indicators: [
          atMost('Level error', '5', 'mm'),
          atMost('Processing time', '100', 'ms'),
          atMost('Code size', '96', 'kB'),
          atMost('Lost-echo events', '1', 'per week'),
        ],
        expectedGoal:
          'Field test at three breweries and a chemical plant; then integration in our next firmware release.',
        budgetWan: wan(50, 90),
        cooperationModes: ['commissioned_development', 'technology_licence'],
        existingConditions: '24 months of recorded echo curves from 40 tanks with reference level.',
      },
    },
  },
  {
    key: 'need-en-superabrasive-wheel',
    by: 'alpenwerk',
    status: 'published',
    content: {
      kind: 'technology',
      title: 'Vitrified CBN wheels for continuous generating grinding of e-mobility gears',
      summary:
        'Gears for electric drives need Rz below 1.2 μm and low waviness. Our customers dress the wheel after 80 parts; a tougher grain and bond should reach 200 parts at constant profile.',
      keywords: ['CBN wheel', 'gear grinding', 'vitrified bond', 'low noise gears'],
      fields: ['new_materials', 'advanced_manufacturing'],
      industry: '3421',
      chain: { chain: 'superhard_materials', link: 'downstream' },
      region: '410172',
      contact: contactOf('Lukas Brunner', '55507021', 'alpenwerk'),
      details: {
        mainProblem:
          'Bond bridges break early and the profile deviation exceeds the grade within a shift. European wheels cost twice the price and take 14 weeks to arrive.',
        keyTechnology:
          'CBN grain friability, pore structure, bond bridge strength and dressing parameters tuned to the machine.',
        indicators: [
          atLeast('Parts per dressing', '200', 'pcs'),
          atMost('Surface roughness Rz', '1.2', 'μm'),
          atMost('Profile slope deviation', '4', 'μm'),
          atLeast('Wheel speed', '80', 'm/s'),
        ],
        expectedGoal: 'A wheel specification proven on our KM series machine at two gear makers in Henan.',
        budgetWan: wan(60, 100),
        cooperationModes: ['joint_development', 'technology_consulting'],
        wantedBy: '2027-06-30',
        minimumTrl: 6,
      },
    },
  },
  {
    key: 'need-en-spindle-condition',
    by: 'alpenwerk',
    status: 'published',
    content: {
      kind: 'technology',
      title: 'Condition monitoring of grinding spindles with low-cost retrofit sensors',
      summary:
        'We service 600 spindles a year. A retrofit unit should warn of bearing damage four weeks ahead and distinguish it from wheel imbalance and chatter.',
      keywords: ['spindle', 'condition monitor', 'acoustic emission', 'bearing'],
      fields: ['advanced_manufacturing', 'electronic_information'],
      industry: '3421',
      chain: { chain: 'intelligent_equipment', link: 'service' },
      region: '410172',
      contact: contactOf('Lukas Brunner', '55507021', 'alpenwerk'),
      details: {
        mainProblem:
          'Standard envelope analysis triggers on every wheel change. Failures labelled by our technicians are few: about 60 in five years.',
        keyTechnology:
          'Order tracking without a tacho signal, few-shot fault classification, energy-saving edge hardware.',
        indicators: [
          atLeast('Warning ahead of failure', '28', 'days'),
          atMost('False warnings', '2', 'per machine-year'),
          atMost('Hardware cost', '350', 'EUR'),
        ],
        expectedGoal: 'Forty retrofit units at customer sites and a subscription service by the end of 2027.',
        budgetWan: wan(50, 80),
        cooperationModes: ['joint_development', 'technology_service', 'technology_licence'],
        minimumTrl: 4,
      },
    },
  },
  {
    key: 'need-en-thread-coating',
    by: 'nordhafen',
    status: 'published',
    content: {
      kind: 'technology',
      title: 'Diamond-like carbon coating against galling on stainless process seals',
      summary:
        'Threaded process adapters of 316L gall after 20 openings. A thin, hydrogen-tight and food-safe coating should survive 300 openings at 200 °C.',
      keywords: ['DLC coating', 'galling', '316L', 'hydrogen barrier'],
      fields: ['new_materials'],
      industry: '3360',
      chain: { chain: 'superhard_materials', link: 'downstream' },
      region: '410172',
      contact: contactOf('Mattias Lund', '55507012', 'nordhafen'),
      details: {
        mainProblem: 'Commercial DLC peels off at the thread flank and its electrical contact is uncontrolled.',
        keyTechnology:
          'Graded adhesion layer on austenitic steel, coating of inner threads, test method for hydrogen permeation.',
        indicators: [
          atLeast('Openings without galling', '300', 'cycles'),
          atLeast('Service temperature', '200', '°C'),
          atMost('Coating thickness', '4', 'μm'),
          inWords('Food contact', 'EU 1935/2004 and GB 4806 conformity'),
        ],
        expectedGoal: 'Process released for 30,000 parts a year at an external coater in Henan.',
        budgetWan: wan(20, 40),
        cooperationModes: ['technology_service', 'technology_transfer', 'joint_development'],
      },
    },
  },
  {
    key: 'need-en-hydrogen-level',
    by: 'nordhafen',
    status: 'published',
    content: {
      kind: 'technology',
      title: 'Cryogenic fibre-optic temperature and level profile for liquid hydrogen tanks',
      summary:
        'For marine liquid hydrogen tanks we need a passive fibre probe that resolves a temperature profile of 20 K to 300 K along 6 m, certified for hazardous areas.',
      keywords: ['liquid hydrogen', 'fibre sensor', 'cryogenic', 'level'],
      fields: ['new_energy_saving', 'electronic_information'],
      industry: '4011',
      chain: { chain: 'sensors_iot', link: 'downstream' },
      region: '410172',
      disclosure: 'L2',
      contact: contactOf('Mattias Lund', '55507012', 'nordhafen'),
      details: {
        mainProblem:
          'Bragg gratings lose sensitivity below 60 K; capacitive probes fail because the dielectric contrast is tiny.',
        keyTechnology:
          'Special coatings for grating sensitivity at low temperature, heated-fibre level detection, feed-through at 10 bar.',
        indicators: [
          between('Temperature range', '20~300', 'K'),
          atMost('Temperature error', '0.5', 'K'),
          atMost('Level resolution', '5', 'mm'),
          atLeast('Tank pressure', '10', 'bar'),
        ],
        expectedGoal:
          'A demonstrator in a liquid nitrogen tank, then tests in liquid hydrogen with a Chinese partner site.',
        budgetWan: wan(120, 200),
        cooperationModes: ['joint_development'],
        minimumTrl: 3,
        preferredPartners: 'A cryogenics group with a liquid hydrogen facility.',
      },
    },
  },
  {
    key: 'need-en-solvent-free-cleaning',
    by: 'alpenwerk',
    status: 'published',
    content: {
      kind: 'technology',
      title: 'Solvent-free cleaning and closed-loop treatment of grinding coolant',
      summary:
        'Our demonstration shop discharges 6 t of oily emulsion a month. We want filtration and biocide-free conditioning that prolongs coolant life to twelve months.',
      keywords: ['grinding coolant', 'filtration', 'biocide free', 'recycling'],
      fields: ['resources_environment'],
      industry: '3421',
      chain: null,
      region: '410172',
      disclosure: 'L0',
      contact: contactOf('Lukas Brunner', '55507022', 'alpenwerk'),
      details: {
        mainProblem: 'CBN fines below 5 μm and tramp oil feed bacteria; coolant is replaced every ten weeks.',
        keyTechnology:
          'Ceramic membranes resisting oil fouling, ultraviolet or plasma conditioning, recovery of CBN fines.',
        indicators: [
          atLeast('Coolant life', '12', 'months'),
          atMost('Solids above 5 μm', '20', 'mg/L'),
          atMost('Bacteria count', '1000', 'CFU/mL'),
          atLeast('CBN recovery', '70', '%'),
        ],
        expectedGoal: 'A skid treating 2 m³/h in our Zhengzhou shop, later offered with our machines.',
        budgetWan: wan(25, 45),
        cooperationModes: ['commissioned_development', 'technology_service'],
      },
    },
  },
];
