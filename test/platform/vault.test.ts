import { expect } from 'chai';
import { createVault } from '#server/platform/vault.ts';

const SECRET = 'a secret of the platform, thirty-two letters';

describe('the vault', () => {
  const vault = createVault(SECRET);

  it('opens what it sealed, and shows nothing of it', () => {
    const sealed = vault.seal('SECabcdef0123456789', 'robot 1');
    expect(sealed).to.not.include('SECabcdef');
    expect(vault.open(sealed, 'robot 1')).to.equal('SECabcdef0123456789');
  });

  it('seals the same text differently each time', () => {
    expect(vault.seal('same', 'robot 1')).to.not.equal(vault.seal('same', 'robot 1'));
  });

  it('opens nothing for another owner, another secret, or after a change', () => {
    const sealed = vault.seal('mine', 'robot 1');
    expect(vault.open(sealed, 'robot 2')).to.equal(null);
    expect(createVault(`${SECRET}!`).open(sealed, 'robot 1')).to.equal(null);
    const [format, iv, tag, data] = sealed.split('.');
    const other = data?.startsWith('A') ? `B${data.slice(1)}` : `A${data?.slice(1)}`;
    expect(vault.open([format, iv, tag, other].join('.'), 'robot 1')).to.equal(null);
    for (const broken of ['', 'v1', 'v2.a.b.c', 'v1...', 'nothing']) {
      expect(vault.open(broken, 'robot 1')).to.equal(null);
    }
  });

  it('knows its own signatures, and no others', () => {
    const signature = vault.sign('ends the daily mail of 1');
    expect(vault.isSignedBy('ends the daily mail of 1', signature)).to.equal(true);
    expect(vault.isSignedBy('ends the daily mail of 2', signature)).to.equal(false);
    expect(vault.isSignedBy('ends the daily mail of 1', signature.slice(1))).to.equal(false);
    expect(createVault(`${SECRET}!`).isSignedBy('ends the daily mail of 1', signature)).to.equal(false);
  });
});
