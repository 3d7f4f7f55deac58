using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NetGen.Runtime.Tests.Documentation;

/// <summary>What the editor says of an option of a layer, a loss or an optimizer: what it means, in which range, and what it is unless set.</summary>
public partial class OptionDocumentationTests
{
    private static readonly Dictionary<string, XElement> Members = XDocument.Load(Path.ChangeExtension(typeof(LayerAttribute).Assembly.Location, ".xml"))
        .Descendants("member").ToDictionary(member => member.Attribute("name")!.Value);

    private static readonly Dictionary<string, Option> Options =
        typeof(LayerAttribute).Assembly.GetExportedTypes()
            .Where(type => type == typeof(NetworkAttribute) || IsOrDerives(type, typeof(LayerAttribute), typeof(LossAttribute), typeof(Optimizer)))
            .SelectMany(type => ByName(type).Concat(ByPosition(type)))
            .DistinctBy(option => option.Name)
            .ToDictionary(option => option.Name);

    public static TheoryData<string> Names => [.. Options.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_option_says_its_range_and_its_default(string name)
    {
        var option = Options[name];
        Assert.True(!option.CanBeLeftOut || option.Text.Contains("default", StringComparison.OrdinalIgnoreCase), $"There is no default in '{option.Text}'.");
        Assert.True(!option.IsNumber || Range.IsMatch(option.Text), $"There is no range in '{option.Text}'.");
    }

    private static IEnumerable<Option> ByName(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => property.SetMethod is { IsPublic: true })
            .Select(property => new Option($"{type.Name}.{property.Name}", Members[$"P:{type.FullName}.{property.Name}"].Element("summary")!.Value, IsNumber(property.PropertyType), true));

    private static IEnumerable<Option> ByPosition(Type type) =>
        type.GetConstructors().SelectMany(constructor => constructor.GetParameters().Select(parameter => new Option(
            $"{type.Name}({parameter.Name})",
            ParametersOf(constructor).Single(element => element.Attribute("name")!.Value == parameter.Name).Value,
            IsNumber(parameter.ParameterType),
            parameter.HasDefaultValue)));

    /// <summary>A primary constructor is documented on its type.</summary>
    private static IEnumerable<XElement> ParametersOf(ConstructorInfo constructor)
    {
        string type = constructor.DeclaringType!.FullName!, types = string.Join(',', constructor.GetParameters().Select(parameter => parameter.ParameterType.FullName));
        return Members[$"T:{type}"].Elements("param").Concat(Members.TryGetValue($"M:{type}.#ctor({types})", out var member) ? member.Elements("param") : []).DistinctBy(element => element.Attribute("name")!.Value);
    }

    private static bool IsOrDerives(Type type, params Type[] parents) => parents.Any(parent => type == parent || type.IsSubclassOf(parent));

    private static bool IsNumber(Type type)
    {
        type = type.GetElementType() ?? Nullable.GetUnderlyingType(type) ?? type;
        return type.IsPrimitive && type != typeof(bool);
    }

    [GeneratedRegex(@"at least|greater than|positive|finite|\[0, 1[)\]]", RegexOptions.IgnoreCase)]
    private static partial Regex Range { get; }

    private sealed record Option(string Name, string Text, bool IsNumber, bool CanBeLeftOut);
}
