factboxMap.draw("map_map_0", {"outlines":"cl","focus":["CL"]}, function () {
var map_map_0 = L.map(
"map_map_0",
{
center: [-32.0, -71.755],
crs: L.CRS.EPSG3857,
...{
"zoom": 3,
"zoomControl": true,
"preferCanvas": false,
"zoomSnap": 0.25,
"scrollWheelZoom": false,
"attributionControl": false,
"minZoom": 0,
"maxZoom": 10,
}
}
);
L.control.scale().addTo(map_map_0);
map_map_0.fitBounds(
[[-41.442, -87.131], [-22.558, -56.379]],
{"animate": false, "padding": [12, 12]}
);
var fast_marker_cluster_map_2 = (function(){
var callback = function (row) { return factboxMap.pin(row); };
var data = [[-33.4, -70.6, "hostile"]];
var cluster = L.markerClusterGroup({
"maxClusterRadius": 44,
"showCoverageOnHover": false,
});
cluster.options.iconCreateFunction =
factboxMap.clusterIcon;
for (var i = 0; i < data.length; i++) {
var row = data[i];
var marker = callback(row);
marker.addTo(cluster);
}
cluster.addTo(map_map_0);
return cluster;
})();
return map_map_0;
});
