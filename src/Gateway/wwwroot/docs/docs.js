const ui = SwaggerUIBundle({
  url: '../openapi/v1.json',
  dom_id: '#api',
  deepLinking: true,
  validatorUrl: null, // never ask an outside validator
  onComplete() {
    const missing = ui.specSelectors.specJson().get('x-missing');
    if (!missing?.size)
      return;
    const line = document.getElementById('missing');
    line.textContent = `Chưa sẵn sàng · Not available: ${missing.join(', ')}`;
    line.hidden = false;
  },
});
