// node provider.mjs: an identity provider on a free port of loopback, with whoever signs in as its only rule.
// Environment: REDIRECT_URI, LOGOUT_URI, CLIENT_SECRET. Prints "ready ISSUER" once it listens.
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{
      client_id: 'mailhelm',
      client_secret: process.env.CLIENT_SECRET,
      redirect_uris: [process.env.REDIRECT_URI],
      post_logout_redirect_uris: [process.env.LOGOUT_URI],
    }],
    cookies: { keys: ['a key of a test'] },
    pkce: { required: () => true },
    scopes: ['openid', 'email', 'profile', 'groups'],
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified'],
      profile: ['name', 'preferred_username'],
      groups: ['groups'],
    },
    features: { devInteractions: { enabled: true }, rpInitiatedLogout: { enabled: true } },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({
        sub: id,
        name: id,
        email: `${id}@example.test`,
        email_verified: !id.startsWith('unverified'),
        groups: id.startsWith('admin') ? ['helm'] : ['crew'],
      }),
    }),
  });
  server.on('request', provider.callback());
  console.log(`ready ${issuer}`);
});
