// As much of the core's catalogue as links need: keys, kinds, defaults and options.

const number = (key, unit, value, more = {}) => ({ key, label: key, kind: 'number', unit, default: value, fact: false, fromCurrency: false, ...more });
const whole = (key, unit, value, more = {}) => number(key, unit, value, { kind: 'whole', ...more });
const fact = (key, unit, value) => number(key, unit, value, { fact: true });
const choice = (key, options) => ({ key, label: key, kind: 'choice', unit: 'text', default: options[0], fact: false, fromCurrency: false, options: options.map((option) => ({ key: option, label: option })) });

const annualRetention = fact('annualRetention', 'share', 0.8);
const grossMargin = fact('grossMargin', 'share', 0.4);
const annualDiscountRate = fact('annualDiscountRate', 'sharePerYear', 0.1);
const acquisitionCost = fact('acquisitionCost', 'money', 300);
const agents = fact('agents', 'count', 50);

const calculator = (id, target, inputs) => ({ id, title: id, inputs, breakEven: { targetLabel: 'Target', target, targetUnit: 'money' } });

export const catalogue = [
  calculator('customer-lifetime-value', 3, [
    number('averagePurchaseValue', 'money', 100),
    number('purchasesPerYear', 'perYear', 12),
    grossMargin,
    choice('retentionFrom', ['rate', 'lifespan']),
    annualRetention,
    number('customerLifespanYears', 'years', 5),
    annualDiscountRate,
    acquisitionCost,
    whole('horizonYears', 'years', 5),
    choice('timing', ['immediate', 'endOfPeriodIfRetained', 'endOfPeriodCertain']),
  ]),
  calculator('retention-revenue', 10000, [
    fact('customers', 'count', 20000),
    annualRetention,
    number('retentionChange', 'points', 0.005),
    choice('retentionChangeReading', ['points', 'relativeToRetention', 'relativeToChurn']),
    fact('annualRevenuePerCustomer', 'moneyPerYear', 1200),
    grossMargin,
    whole('years', 'years', 5),
    annualDiscountRate,
    acquisitionCost,
    number('acquisitionToRetentionCostRatio', 'ratio', 5),
  ]),
  calculator('aht-savings', 1000, [
    agents,
    fact('monthlyCostPerAgent', 'moneyPerMonth', 5000),
    number('paidHoursPerMonth', 'hoursPerMonth', 173.33),
    number('ahtSeconds', 'seconds', 360),
    choice('workloadFrom', ['agents', 'contacts']),
    fact('contactsPerMonth', 'perMonth', 48500),
    number('realisationRate', 'share', 0.12),
  ]),
  calculator('budget-split', 0, [
    fact('budget', 'money', 100000),
    whole('minorUnitDigits', 'digits', 2, { fromCurrency: true }),
    {
      ...number('lines', 'weight', [
        { name: 'Technology', weight: 30, bottomUp: 'technology' },
        { name: 'Hiring', weight: 25, bottomUp: 'none' },
        { name: 'Training', weight: 20, bottomUp: 'training' },
        { name: 'Process and change', weight: 25, bottomUp: 'none' },
      ]),
      kind: 'lines',
    },
    agents,
    number('trainingPerAgent', 'money', 750),
  ]),
];
