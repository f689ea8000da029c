/** A withdrawal as the gateway's page shows it, without its signature. */
export const pageWithdrawal = {
  withdrawal_id: '1234567test565856',
  payment_system: 'ipay',
  amount: 10000,
  currency_code: 'LKR',
  label: '125199',
  account_number: '03405138',
  account_name: 'Test Name Acc',
  is_test: true,
  bank_details: { bank_code: 'Bank Of Ceylon' },
};
