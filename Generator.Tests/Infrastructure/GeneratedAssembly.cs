using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generated;

namespace NetGen.Generator.Tests.Infrastructure;

/// <summary>A compilation, loaded and ready to run. It is unloaded when nothing of it is in use any more.</summary>
public sealed class GeneratedAssembly
{
    private readonly Assembly assembly;

    private GeneratedAssembly(Assembly assembly) => this.assembly = assembly;

    /// <summary>The types that were generated and those they were generated into.</summary>
    public IEnumerable<Type> Types => assembly.GetTypes();

    /// <summary>Emits and loads a compilation.</summary>
    /// <param name="compilation">What to load.</param>
    /// <param name="context">Where to; a collectible context of its own unless given.</param>
    /// <exception cref="InvalidOperationException">It has errors; the message lists them.</exception>
    public static GeneratedAssembly Load(CSharpCompilation compilation, AssemblyLoadContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(compilation);
        using var image = new MemoryStream(Emit(compilation));
        context ??= new AssemblyLoadContext(compilation.AssemblyName, isCollectible: true);
        return new GeneratedAssembly(context.LoadFromStream(image));
    }

    /// <summary>The image of a compilation.</summary>
    /// <exception cref="InvalidOperationException">It has errors; the message lists them.</exception>
    public static byte[] Emit(CSharpCompilation compilation)
    {
        ArgumentNullException.ThrowIfNull(compilation);
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        return result.Success
            ? image.ToArray()
            : throw new InvalidOperationException(
                $"{compilation.AssemblyName} does not compile:\n{DiagnosticLines.Of([.. result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)])}");
    }

    /// <summary>The type of a full name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public Type Type(string name) => assembly.GetType(name)
        ?? throw new ArgumentException($"There is no type '{name}', only {string.Join(", ", assembly.GetTypes().Where(t => t.IsPublic).Select(t => t.FullName))}.", nameof(name));

    /// <summary>Makes a network whose weights are drawn under the seed.</summary>
    public object Create(string typeName, long seed) => Call(nameof(CreateNetwork), Type(typeName), seed);

    /// <summary>Memory and passes of a network.</summary>
    public static NetworkCore CoreOf(object network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return (NetworkCore)Call(nameof(CoreOfNetwork), network.GetType(), network);
    }

    /// <summary>Layers, shapes and parameters of a network's type.</summary>
    public static NetworkDescription DescriptionOf(Type type) => (NetworkDescription)Call(nameof(DescriptionOfNetwork), type);

    /// <summary>Calls a public static method, for helper sources that stand beside the networks.</summary>
    /// <returns>What it returns; its exceptions come through as they are.</returns>
    public TResult Invoke<TResult>(string typeName, string methodName, params object?[] arguments)
    {
        var method = Type(typeName).GetMethod(methodName, BindingFlags.Public | BindingFlags.Static)
            ?? throw new ArgumentException($"{typeName} has no public static method '{methodName}'.", nameof(methodName));
        return (TResult)method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
    }

    // INetwork<TSelf> may be implemented explicitly and its members are static: a generic method reaches them where reflection on the type would not.
    private static object Call(string method, Type type, params object?[] arguments)
    {
        if (!type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(INetwork<>)))
        {
            throw new ArgumentException($"{type} is not a network: it does not implement INetwork<{type.Name}>, so the generator reported an error or did not run.", nameof(type));
        }

        return typeof(GeneratedAssembly).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type)
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
    }

    private static object CreateNetwork<TNetwork>(long seed)
        where TNetwork : class, INetwork<TNetwork> => TNetwork.Create(seed);

    private static NetworkCore CoreOfNetwork<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork> => network.Core;

    private static NetworkDescription DescriptionOfNetwork<TNetwork>()
        where TNetwork : class, INetwork<TNetwork> => TNetwork.Description;
}
