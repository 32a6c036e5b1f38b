using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Platform.Messaging.Http;

/// <summary>Lets the filter read the body after the handler&apos;s parameters were bound from it.</summary>
internal sealed class KeepBodyOfKeyedRequests : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, rest) =>
        {
            if (HttpMethods.IsPost(context.Request.Method)
                && context.Request.Headers.ContainsKey(IdempotencyKey.Header))
                context.Request.EnableBuffering();
            return rest(context);
        });
        next(app);
    };
}
