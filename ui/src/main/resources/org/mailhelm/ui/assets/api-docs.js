"use strict";

// Draws the description of the API. A file of its own, because the policy of our pages lets no script stand in a page.
document.addEventListener("DOMContentLoaded", () => {
  const place = document.getElementById("api-docs");
  const token = document.querySelector('meta[name="csrf-token"]').content;
  SwaggerUIBundle({
    url: place.dataset.document,
    domNode: place,
    docExpansion: "none",
    defaultModelsExpandDepth: 0,
    validatorUrl: null,
    requestInterceptor: (request) => {
      if (!request.headers.Authorization) {
        request.headers["X-CSRF-Token"] = token;
      }
      return request;
    },
  });
});
