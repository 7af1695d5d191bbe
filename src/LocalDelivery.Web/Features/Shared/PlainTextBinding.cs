using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;
using Microsoft.Extensions.Localization;

namespace LocalDelivery.Web.Features.Shared;

/// <summary>
/// Every string that comes in by a form or an address is plain text before any page sees it. A form's field is also refused, so that nobody's words
/// are changed unseen; in an address such letters are noise. A field with nothing to see in it is an empty one: the framework makes null of spaces.
/// </summary>
public sealed class PlainTextBinding(IModelBinder inner, IStringLocalizer<Text> text) : IModelBinder
{
    public async Task BindModelAsync(ModelBindingContext bindingContext)
    {
        await inner.BindModelAsync(bindingContext);
        if (bindingContext.Result.Model is string typed) Clean(bindingContext, typed);
        // Part of the address is there, though nobody can see it: it names nothing, and no page has to think of it.
        if (bindingContext.Result is { IsModelSet: true, Model: null } && bindingContext.ActionContext.RouteData.Values.ContainsKey(bindingContext.ModelName))
            bindingContext.Result = ModelBindingResult.Success("");
    }

    private void Clean(ModelBindingContext bindingContext, string typed)
    {
        if (PlainText.IsPlain(typed))
        {
            if (PlainText.IsBlank(typed)) Keep(bindingContext, null);
            return;
        }

        Keep(bindingContext, PlainText.Of(typed));
        if (HttpMethods.IsPost(bindingContext.HttpContext.Request.Method))
            bindingContext.ModelState.AddModelError(bindingContext.ModelName, text["There were signs in it that are no letters. They are gone now: please look at what is left."]);
    }

    private static void Keep(ModelBindingContext bindingContext, string? words)
    {
        bindingContext.Result = ModelBindingResult.Success(words);
        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, words, words);   // what a page shows again
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
