using System.Globalization;
using System.Reflection;

namespace VerifyTests;

/// <summary>The settings of one verification.</summary>
public sealed class VerifySettings
{
    private object?[] parameters = [];

    /// <summary>The arguments of a parameterised test, in order.</summary>
    public void UseParameters(params object?[] parameters) => this.parameters = parameters;

    /// <summary>The part of the file names that tells the cases of a parameterised test apart: <c>_width=3_lanes=16</c>.</summary>
    internal string ParameterText(string typeName, string methodName)
    {
        string[] names = [.. ParameterNames(typeName, methodName)];
        if (names.Length != parameters.Length)
        {
            throw new VerifyException(
                $"{typeName}.{methodName} has {names.Length} parameters, but {parameters.Length} were given: add .UseParameters({string.Join(", ", names)}).");
        }

        return string.Concat(names.Zip(parameters, (name, value) => $"_{name}={FileNamePart(value)}"));
    }

    private static IEnumerable<string> ParameterNames(string typeName, string methodName)
    {
        var methods = typeof(VerifySettings).Assembly.GetTypes()
            .Where(t => t.Name == typeName)
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(m => m.Name == methodName)
            .ToList();
        return methods.Count == 1
            ? methods[0].GetParameters().Select(p => p.Name!)
            : throw new VerifyException($"Expected one method {typeName}.{methodName} (the type is named like its file), but found {methods.Count}.");
    }

    private static string FileNamePart(object? value)
    {
        string text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null";
        return string.Concat((value is null ? "null" : text).Select(c => "\"\\/:*?<>|#\n\r\t".Contains(c, StringComparison.Ordinal) ? '-' : c));
    }
}
