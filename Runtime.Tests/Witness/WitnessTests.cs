using System.Reflection;

namespace NetGen.Runtime.Tests.Witness;

/// <summary>
/// Trainings of 20 steps, held to the bit: a change that is meant to leave results alone leaves these hashes alone. Where bits are meant to change,
/// the hashes are accepted anew (<see cref="WitnessHashes.AcceptVariable"/>), and the diff of the files says of which networks and parts.
/// </summary>
/// <remarks>
/// The bits depend on the length of vectors and on a fused multiply-add. Of the operating system's mathematics only
/// <see cref="Math.Pow"/> is in them, in Adam's corrections: in double, so that another last bit would hardly ever reach a weight.
/// </remarks>
public class WitnessTests
{
    private static readonly Lazy<IReadOnlyList<string>> EightLanes = new(() => WitnessHashes.Compute(8, hasWideVectors: true));

    [WitnessFact(4)]
    public void Four_lanes_give_the_same_bits_as_ever() => Check(4, WitnessHashes.Compute(4, hasWideVectors: false));

    [WitnessFact(8)]
    public void Eight_lanes_give_the_same_bits_as_ever() => Check(8, EightLanes.Value);

    [WitnessFact(8)]
    public void Eight_lanes_without_wide_vectors_give_the_same_bits() =>
        Assert.Equal(EightLanes.Value, WitnessHashes.Compute(8, hasWideVectors: false));

    [WitnessFact(16)]
    public void Sixteen_lanes_give_the_same_bits_as_ever() => Check(16, WitnessHashes.Compute(16, hasWideVectors: true));

    [Fact]
    public void Several_networks_are_large_enough_for_workers_to_share_their_steps() =>
        Assert.InRange(WitnessCases.All.Count(witness => witness.SharingWorkers == WitnessCase.Workers), 3, 16);

    [Fact]
    public void Every_layer_and_every_loss_of_the_library_is_in_a_network()
    {
        var used = Attributes().Select(attribute => Definition(attribute.AttributeType)).ToHashSet();

        Assert.All(Kinds<LayerAttribute>().Concat(Kinds<LossAttribute>()), kind => Assert.Contains(kind, used));
    }

    [Fact]
    public void Every_activation_initializer_and_kind_of_targets_is_in_a_network()
    {
        var used = Attributes()
            .SelectMany(attribute => attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(named => named.TypedValue)))
            .Where(argument => argument.ArgumentType.IsEnum)
            .Select(argument => Enum.ToObject(argument.ArgumentType, argument.Value!))
            .ToHashSet();

        // What an option is unless it is set need not be written.
        Assert.All(Values<Activation>().Concat(Values<Init>()).Concat(Values<Padding>()).Concat(Values<Targets>()), value => Assert.Contains(value, used));

        static IEnumerable<object> Values<TEnum>()
            where TEnum : struct, Enum => Enum.GetValues<TEnum>().Where(value => !value.Equals(default(TEnum))).Cast<object>();
    }

    [Fact]
    public void Every_optimizer_of_the_library_trains_one_and_every_option_is_set()
    {
        Optimizer[] used = [.. WitnessCases.All.Select(witness => witness.Optimizer())];
        var kinds = Kinds<Optimizer>();

        Assert.All(kinds, kind => Assert.Contains(used, optimizer => optimizer.GetType() == kind));
        Assert.All(
            kinds.SelectMany(Options).DistinctBy(option => (option.DeclaringType, option.Name)),
            option => Assert.True(used.Any(optimizer => Sets(optimizer, option)), $"No case sets {option.DeclaringType!.Name}.{option.Name}."));

        static bool Sets(Optimizer optimizer, PropertyInfo option) => option.DeclaringType!.IsInstanceOfType(optimizer)
            && !Equals(option.GetValue(optimizer), option.GetValue(Activator.CreateInstance(optimizer.GetType())));

        static IEnumerable<PropertyInfo> Options(Type kind) => kind.GetProperties().Where(property => property.SetMethod is { IsPublic: true });
    }

    private static void Check(int lanes, IReadOnlyList<string> computed)
    {
        if (WitnessHashes.AreAccepted)
        {
            WitnessHashes.Accept(lanes, computed);
            return;
        }

        var held = WitnessHashes.Read(lanes).ToHashSet();
        string[] changed = [.. computed.Where(line => !held.Contains(line)).Select(line => string.Join(' ', line.Split(' ', 3)[..2]))];
        string difference = changed.Length == 0 ? "parts are missing" : $"these bits are not what they were: {string.Join(", ", changed)}";
        Assert.True(
            changed.Length == 0 && held.Count == computed.Count,
            $"With {lanes} lanes {difference}. Where that is meant, set {WitnessHashes.AcceptVariable}=1 and read the diff.");
    }

    /// <summary>The attributes of the networks, and of the blocks in them.</summary>
    private static IEnumerable<CustomAttributeData> Attributes()
    {
        var ofNetworks = WitnessCases.All.SelectMany(witness => witness.Network.CustomAttributes).ToList();
        var blocks = ofNetworks.Where(attribute => Definition(attribute.AttributeType) == typeof(BlockAttribute<>));
        return ofNetworks.Concat(blocks.SelectMany(block => block.AttributeType.GenericTypeArguments[0].CustomAttributes));
    }

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    private static IReadOnlyList<Type> Kinds<TBase>() =>
        [.. typeof(TBase).Assembly.GetExportedTypes().Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(TBase)))];
}
