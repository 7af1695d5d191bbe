using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;
using Microsoft.Extensions.Localization;

namespace LocalDelivery.Web.Features.Shared;

/// <summary>
/// Every string that comes in by a form or an address is plain text before any page sees it. A form's field is also refused, so that nobody's words
/// are changed unseen; in an address such letters are noise.
/// </summary>
public sealed class PlainTextBinding(IModelBinder inner, IStringLocalizer<Text> text) : IModelBinder
{
    public async Task BindModelAsync(ModelBindingContext bindingContext)
    {
        await inner.BindModelAsync(bindingContext);
        if (bindingContext.Result.Model is not string typed || PlainText.IsPlain(typed)) return;
        var plain = PlainText.Of(typed);
        bindingContext.Result = ModelBindingResult.Success(plain);
        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, plain, plain);   // what a page shows again
        if (HttpMethods.IsPost(bindingContext.HttpContext.Request.Method))
            bindingContext.ModelState.AddModelError(bindingContext.ModelName, text["There were signs in it that are no letters. They are gone now: please look at what is left."]);
    }

    public sealed class Provider : IModelBinderProvider
    {
        public IModelBinder? GetBinder(ModelBinderProviderContext context)
        {
            if (context.Metadata.ModelType != typeof(string) || context.BindingInfo.BindingSource is { IsFromRequest: true } source && source.CanAcceptDataFrom(BindingSource.Body)) return null;
            return new PlainTextBinding(
                new SimpleTypeModelBinder(typeof(string), context.Services.GetRequiredService<ILoggerFactory>()), context.Services.GetRequiredService<IStringLocalizer<Text>>());
        }
    }
}

public static class PlainTextRegistration
{
    public static void AddPlainText(this MvcOptions mvc) => mvc.ModelBinderProviders.Insert(0, new PlainTextBinding.Provider());
}
