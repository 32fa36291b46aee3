// Asks the device for a passkey or by one, and puts its answer into the form. Nothing is sent but the form itself.
(() => {
  const form = document.querySelector('form[data-passkey]');
  if (!form || !window.PublicKeyCredential) {
    return;
  }
  const failed = form.querySelector('[data-failed]');
  const usable = form.querySelector('[data-with-script]');
  const button = usable.querySelector('button');
  const asked = form.dataset;

  form.querySelector('[data-without-script]').hidden = true;
  usable.hidden = false;

  const bytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));

  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

  const put = (name, buffer) => {
    const field = document.createElement('input');
    field.type = 'hidden';
    field.name = name;
    field.value = text(buffer);
    form.append(field);
  };

  const make = () => navigator.credentials.create({
    publicKey: {
      challenge: bytes(asked.challenge),
      rp: { id: asked.party, name: 'Anydoor' },
      user: { id: bytes(asked.user), name: asked.username, displayName: asked.name },
      pubKeyCredParams: [-8, -7, -257].map((alg) => ({ type: 'public-key', alg })),
      excludeCredentials: asked.known.split(' ').filter((id) => id).map((id) => ({ type: 'public-key', id: bytes(id) })),
      authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
      attestation: 'none',
    },
  });

  const use = () => navigator.credentials.get({
    publicKey: { challenge: bytes(asked.challenge), rpId: asked.party, userVerification: 'required' },
  });

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    failed.hidden = true;
    button.disabled = true;
    try {
      const made = asked.passkey === 'create';
      const credential = await (made ? make() : use());
      put('clientData', credential.response.clientDataJSON);
      if (made) {
        put('attestation', credential.response.attestationObject);
      } else {
        put('credential', credential.rawId);
        put('authenticatorData', credential.response.authenticatorData);
        put('signature', credential.response.signature);
      }
      form.submit();
    } catch (refused) {
      failed.hidden = false;
      button.disabled = false;
    }
  });
})();
