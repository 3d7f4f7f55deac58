namespace NetGen;

/// <summary>The categories of a string in a row, in order, and how a category becomes inputs. The categories of an enum are its members.</summary>
/// <param name="names">What the string may be, each different; of an enum none.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class CategoryAttribute(params string[] names) : Attribute
{
    /// <summary>What the string may be, each different; of an enum none.</summary>
    public ReadOnlySpan<string> Names => names;

    /// <summary>An input for each category, or one with its index (default <see cref="CategoryEncoding.OneHot"/>). A label is its index anyway.</summary>
    public CategoryEncoding Encoding { get; set; } = CategoryEncoding.OneHot;
}
